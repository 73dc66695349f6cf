/** How much of something is enough for promises to be kept. */
@NullMarked
package dev.stampede.experiments.capacity;

import org.jspecify.annotations.NullMarked;
