/**
 * Latency distributions as files: tables of percentiles, and the format of HdrHistogram's tools.
 */
@NullMarked
package dev.stampede.reports.distribution;

import org.jspecify.annotations.NullMarked;
