/** How a number of users grows or falls, and what its course so far cannot say. */
@NullMarked
package dev.stampede.experiments.demand.growth;

import org.jspecify.annotations.NullMarked;
