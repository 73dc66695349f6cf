/** How many retries and hedges a client may make in all, whatever each request would like. */
@NullMarked
package dev.stampede.models.resilience.budget;

import org.jspecify.annotations.NullMarked;
