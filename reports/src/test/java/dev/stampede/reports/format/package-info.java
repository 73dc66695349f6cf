/** Tests of the package of the same name. */
@NullMarked
package dev.stampede.reports.format;

import org.jspecify.annotations.NullMarked;
