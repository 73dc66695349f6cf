/**
 * How work that comes at a rate scatters about it: in clusters, bursts, batches, by few clients.
 */
@NullMarked
package dev.stampede.models.arrival.pattern;

import org.jspecify.annotations.NullMarked;
