/** Limits on calls inside that move with what is measured: pure, on the caller's clock. */
@NullMarked
package dev.stampede.models.resilience.limit;

import org.jspecify.annotations.NullMarked;
