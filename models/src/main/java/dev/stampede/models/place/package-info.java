/**
 * Where a call can be refused or time out: the tiers on a provider's way in, the caller, and the
 * caller's own policies, each with counts over time.
 */
@NullMarked
package dev.stampede.models.place;

import org.jspecify.annotations.NullMarked;
