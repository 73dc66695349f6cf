/** What is to be run, as text and numbers alone, so that it can travel. */
@NullMarked
package dev.stampede.experiments.plan;

import org.jspecify.annotations.NullMarked;
