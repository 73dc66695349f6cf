/** What is measured of an architecture over its replications, and whether promises are kept. */
@NullMarked
package dev.stampede.experiments.tally;

import org.jspecify.annotations.NullMarked;
