/** A page on which values of a scenario are moved, and what it shows of the runs that follow. */
@NullMarked
package dev.stampede.reports.live;

import org.jspecify.annotations.NullMarked;
