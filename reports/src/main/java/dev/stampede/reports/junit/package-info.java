/** Verdicts as test results, for the many tools that show those. */
@NullMarked
package dev.stampede.reports.junit;

import org.jspecify.annotations.NullMarked;
