/** An answer as a file, from which its reports are drawn again. */
@NullMarked
package dev.stampede.reports.answer;

import org.jspecify.annotations.NullMarked;
