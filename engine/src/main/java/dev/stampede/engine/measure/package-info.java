/** Instruments: what a run counts and measures, exactly and in bounded memory. */
@NullMarked
package dev.stampede.engine.measure;

import org.jspecify.annotations.NullMarked;
