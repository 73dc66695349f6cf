/** What verdicts need of agents: how their turns end, and what is lost on the way. */
@NullMarked
package dev.stampede.experiments.agents;

import org.jspecify.annotations.NullMarked;
