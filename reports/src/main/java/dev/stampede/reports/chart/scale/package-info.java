/** Scales of charts: where a value has its place on an axis, and which ticks stand beside it. */
@NullMarked
package dev.stampede.reports.chart.scale;

import org.jspecify.annotations.NullMarked;
