/** Tests of what a decision rests on. */
@NullMarked
package dev.stampede.reports.text.decision;

import org.jspecify.annotations.NullMarked;
