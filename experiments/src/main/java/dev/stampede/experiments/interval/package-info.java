/** Confidence intervals of shares. */
@NullMarked
package dev.stampede.experiments.interval;

import org.jspecify.annotations.NullMarked;
