/** What stops calling what fails, and comes back to it: circuit breakers and switchovers. */
@NullMarked
package dev.stampede.models.resilience.breaker;

import org.jspecify.annotations.NullMarked;
