/** The forms in which answers are shown, in one list. */
@NullMarked
package dev.stampede.reports.format;

import org.jspecify.annotations.NullMarked;
