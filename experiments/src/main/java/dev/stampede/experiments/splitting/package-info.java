/** Probabilities too small to wait for, from the levels that have to be passed on the way. */
@NullMarked
package dev.stampede.experiments.splitting;

import org.jspecify.annotations.NullMarked;
