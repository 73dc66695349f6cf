/** Nodes that die of load: their memory, when they come back, and the balancer before them. */
@NullMarked
package dev.stampede.models.nodes;

import org.jspecify.annotations.NullMarked;
