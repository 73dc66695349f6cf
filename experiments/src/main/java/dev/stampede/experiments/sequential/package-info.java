/** How many replications are enough: when to look, how sure to be, and when to stop. */
@NullMarked
package dev.stampede.experiments.sequential;

import org.jspecify.annotations.NullMarked;
