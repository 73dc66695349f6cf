/** The policies around a call: retries and hedges, time limits, breakers, limits and throttles. */
@NullMarked
package dev.stampede.models.resilience;

import org.jspecify.annotations.NullMarked;
