/**
 * Experiments: replications of every architecture on the same random numbers, and what they show.
 */
@NullMarked
package dev.stampede.experiments;

import org.jspecify.annotations.NullMarked;
