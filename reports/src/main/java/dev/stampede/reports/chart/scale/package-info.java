/**
 * Scales of charts: where a value has its place on an axis, which ticks stand beside it, and where
 * its label has room.
 */
@NullMarked
package dev.stampede.reports.chart.scale;

import org.jspecify.annotations.NullMarked;
