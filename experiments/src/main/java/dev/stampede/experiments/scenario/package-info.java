/** A scenario that is ready to run, and the reader that makes it of a text. */
@NullMarked
package dev.stampede.experiments.scenario;

import org.jspecify.annotations.NullMarked;
