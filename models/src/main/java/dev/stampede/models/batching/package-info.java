/** Engines that infer in steps: what a step costs, and who is in it. */
@NullMarked
package dev.stampede.models.batching;

import org.jspecify.annotations.NullMarked;
