/** Charts of how large effects are, and of what they depend on. */
@NullMarked
package dev.stampede.reports.chart.effect;

import org.jspecify.annotations.NullMarked;
