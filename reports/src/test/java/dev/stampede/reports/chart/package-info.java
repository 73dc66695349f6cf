/** Tests of the charts. */
@NullMarked
package dev.stampede.reports.chart;

import org.jspecify.annotations.NullMarked;
