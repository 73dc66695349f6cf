/** Tests of the package of the same name. */
@NullMarked
package dev.stampede.reports.markdown;

import org.jspecify.annotations.NullMarked;
