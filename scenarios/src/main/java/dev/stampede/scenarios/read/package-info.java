/**
 * Typed reading: units, names, defaults, settings and variants, explaining every mistake at once.
 */
@NullMarked
package dev.stampede.scenarios.read;

import org.jspecify.annotations.NullMarked;
