/** An explanation in words, for a terminal. */
@NullMarked
package dev.stampede.reports.text.explanation;

import org.jspecify.annotations.NullMarked;
