/** The same models on other engines, each in the form that its own tutorial uses. */
@NullMarked
package dev.stampede.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
