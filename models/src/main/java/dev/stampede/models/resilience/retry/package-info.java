/** What calls again: retries with their back-off, and hedges. */
@NullMarked
package dev.stampede.models.resilience.retry;

import org.jspecify.annotations.NullMarked;
