/**
 * When promises were kept over the time of a run: what time was out, whose fault began it, how long
 * it took until all was well again, and what it used up of the error budget.
 */
@NullMarked
package dev.stampede.experiments.recovery;

import org.jspecify.annotations.NullMarked;
