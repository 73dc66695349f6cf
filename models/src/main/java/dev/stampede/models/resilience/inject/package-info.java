/** Delays and errors that the own side adds on purpose, to see what becomes of the work. */
@NullMarked
package dev.stampede.models.resilience.inject;

import org.jspecify.annotations.NullMarked;
