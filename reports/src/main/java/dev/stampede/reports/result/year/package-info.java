/** What years with incidents come to. */
@NullMarked
package dev.stampede.reports.result.year;

import org.jspecify.annotations.NullMarked;
