/** Tests of the package of the same name. */
@NullMarked
package dev.stampede.reports.junit;

import org.jspecify.annotations.NullMarked;
