/** A scenario file as a whole: its sections, its objectives, and what they make together. */
@NullMarked
package dev.stampede.scenarios.language;

import org.jspecify.annotations.NullMarked;
