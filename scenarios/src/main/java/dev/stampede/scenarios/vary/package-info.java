/** Values of a scenario that are varied: which ones, and in which combinations. */
@NullMarked
package dev.stampede.scenarios.vary;

import org.jspecify.annotations.NullMarked;
