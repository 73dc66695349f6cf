/** Some trials of a plan that are run elsewhere, and how their results travel. */
@NullMarked
package dev.stampede.experiments.chunk;

import org.jspecify.annotations.NullMarked;
