/** What stands between callers and inference: tiers, sessions, and what tiers depend on. */
@NullMarked
package dev.stampede.models.tier;

import org.jspecify.annotations.NullMarked;
