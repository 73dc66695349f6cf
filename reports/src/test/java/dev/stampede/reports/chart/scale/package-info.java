/** Tests of the charts. */
@NullMarked
package dev.stampede.reports.chart.scale;

import org.jspecify.annotations.NullMarked;
