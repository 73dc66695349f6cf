/** Fits the cost of an inference engine's steps to what was measured, and knows no files. */
@NullMarked
package dev.stampede.experiments.fit;

import org.jspecify.annotations.NullMarked;
