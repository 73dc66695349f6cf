/** Charts of what an experiment found, as SVG and PNG, the same bytes on every machine. */
@NullMarked
package dev.stampede.reports.chart;

import org.jspecify.annotations.NullMarked;
