/** Intervals of numbers, and the exact ones of shares. */
@NullMarked
package dev.stampede.experiments.interval;

import org.jspecify.annotations.NullMarked;
