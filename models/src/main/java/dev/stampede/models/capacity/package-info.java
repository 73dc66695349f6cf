/**
 * Capacity that follows the load or a plan: autoscalers, and the replicas that they start and stop.
 */
@NullMarked
package dev.stampede.models.capacity;

import org.jspecify.annotations.NullMarked;
