/** Whether a run that should look the same at all times does so: its warm-up, and its end. */
@NullMarked
package dev.stampede.experiments.stationary;

import org.jspecify.annotations.NullMarked;
