/** Tests of the package of the same name. */
@NullMarked
package dev.stampede.reports.text;

import org.jspecify.annotations.NullMarked;
