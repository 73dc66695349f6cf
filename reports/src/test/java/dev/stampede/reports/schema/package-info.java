/** Tests of the package of the same name. */
@NullMarked
package dev.stampede.reports.schema;

import org.jspecify.annotations.NullMarked;
