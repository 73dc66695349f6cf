/** People in a closed loop: they think, ask, wait, get on without an answer, and come back. */
@NullMarked
package dev.stampede.models.demand.people;

import org.jspecify.annotations.NullMarked;
