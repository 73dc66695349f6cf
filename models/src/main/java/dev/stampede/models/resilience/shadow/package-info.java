/** Copies of the work that go elsewhere as well. */
@NullMarked
package dev.stampede.models.resilience.shadow;

import org.jspecify.annotations.NullMarked;
