/** Recorded traces as arrivals: as they were, faster, more of them, again, or resampled. */
@NullMarked
package dev.stampede.models.arrival.replay;

import org.jspecify.annotations.NullMarked;
