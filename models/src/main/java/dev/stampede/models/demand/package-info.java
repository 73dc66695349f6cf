/** Who makes work: use cases, what their owners put up with, and what becomes of their work. */
@NullMarked
package dev.stampede.models.demand;

import org.jspecify.annotations.NullMarked;
