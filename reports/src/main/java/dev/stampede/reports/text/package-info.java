/** Results in words: figures, the headline and the summary that a terminal shows. */
@NullMarked
package dev.stampede.reports.text;

import org.jspecify.annotations.NullMarked;
