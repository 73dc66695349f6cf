/**
 * Turns the text of a scenario file into typed values that know their place, explaining every
 * mistake at once.
 */
@NullMarked
package dev.stampede.scenarios.language;

import org.jspecify.annotations.NullMarked;
