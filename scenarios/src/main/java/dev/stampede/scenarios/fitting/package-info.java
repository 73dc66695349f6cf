/** Fits the cost of an inference engine's steps to what was measured, and knows no files. */
@NullMarked
package dev.stampede.scenarios.fitting;

import org.jspecify.annotations.NullMarked;
