/** How the trials of a plan are run, here or elsewhere, and what of it is told meanwhile. */
@NullMarked
package dev.stampede.experiments.trial;

import org.jspecify.annotations.NullMarked;
