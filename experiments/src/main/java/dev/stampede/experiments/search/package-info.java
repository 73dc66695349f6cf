/** Searches among values of a scenario, each of which is run as often as its verdict needs. */
@NullMarked
package dev.stampede.experiments.search;

import org.jspecify.annotations.NullMarked;
