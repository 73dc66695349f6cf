/** What a trace of demand is, in numbers that name nobody: rates, rhythms, bursts, lengths. */
@NullMarked
package dev.stampede.experiments.demand;

import org.jspecify.annotations.NullMarked;
