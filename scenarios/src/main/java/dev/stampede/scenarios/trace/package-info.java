/** What was recorded: read row by row, checked before a run depends on it, and written. */
@NullMarked
package dev.stampede.scenarios.trace;

import org.jspecify.annotations.NullMarked;
