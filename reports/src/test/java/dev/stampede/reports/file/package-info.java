/** Tests of the package of the same name. */
@NullMarked
package dev.stampede.reports.file;

import org.jspecify.annotations.NullMarked;
