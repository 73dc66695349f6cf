/** When work arrives: at random with surges, or as a recorded trace says. */
@NullMarked
package dev.stampede.models.demand;

import org.jspecify.annotations.NullMarked;
