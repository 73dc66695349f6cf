/** A scenario as the vendors of its configurations would say it: for people and programs. */
@NullMarked
package dev.stampede.reports.explanation.vendor;

import org.jspecify.annotations.NullMarked;
