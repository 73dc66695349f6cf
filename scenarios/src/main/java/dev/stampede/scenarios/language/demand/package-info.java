/** The section demand: use cases, arrivals, work that comes back. */
@NullMarked
package dev.stampede.scenarios.language.demand;

import org.jspecify.annotations.NullMarked;
