/** Agents: sessions of turns of steps, what is left of them after a loss, and how they go on. */
@NullMarked
package dev.stampede.models.demand.agent;

import org.jspecify.annotations.NullMarked;
