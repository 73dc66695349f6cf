/** What lets a request through now, later or not at all: client-side throttles and rate limits. */
@NullMarked
package dev.stampede.models.resilience.throttle;

import org.jspecify.annotations.NullMarked;
