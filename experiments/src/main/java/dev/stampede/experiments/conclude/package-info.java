/** What tallies come to: readings, comparisons, verdicts and warnings, as an answer for reports. */
@NullMarked
package dev.stampede.experiments.conclude;

import org.jspecify.annotations.NullMarked;
