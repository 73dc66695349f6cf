/** Tests of the package of the same name. */
@NullMarked
package dev.stampede.reports.distribution;

import org.jspecify.annotations.NullMarked;
