/** How fast the engine is, with a peer beside it in the same run. */
@NullMarked
package dev.stampede.benchmarks;

import org.jspecify.annotations.NullMarked;
