/** The policies around a call: retry, timeout, circuit breaker, concurrency limit. */
@NullMarked
package dev.stampede.models.resilience;

import org.jspecify.annotations.NullMarked;
