/**
 * Scenarios whose true figures are known, run thousands of times: how often the intervals cover the
 * truth, how often the verdicts err, and whether the end of a run moves anything.
 */
@NullMarked
package dev.stampede.experiments.theory;

import org.jspecify.annotations.NullMarked;
