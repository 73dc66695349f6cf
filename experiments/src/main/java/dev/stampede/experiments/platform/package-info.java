/** What became of the users of platforms, over all replications of an architecture. */
@NullMarked
package dev.stampede.experiments.platform;

import org.jspecify.annotations.NullMarked;
