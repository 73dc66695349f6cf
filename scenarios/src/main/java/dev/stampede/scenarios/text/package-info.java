/** A scenario file as a tree that knows its place, and the problems that are found in it. */
@NullMarked
package dev.stampede.scenarios.text;

import org.jspecify.annotations.NullMarked;
