/** What a chart is drawn with, its inks and letters, and what writes the drawing as SVG and PNG. */
@NullMarked
package dev.stampede.reports.chart.drawing;

import org.jspecify.annotations.NullMarked;
