/** Recorded traces: reads them row by row, and checks them before a run depends on them. */
@NullMarked
package dev.stampede.scenarios.trace;

import org.jspecify.annotations.NullMarked;
