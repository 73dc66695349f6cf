/** What is written and shown of a sweep. */
@NullMarked
package dev.stampede.reports.sweep;

import org.jspecify.annotations.NullMarked;
