/** A scenario that is looked at while it is run: little is known early, and more and more later. */
@NullMarked
package dev.stampede.experiments.preview;

import org.jspecify.annotations.NullMarked;
