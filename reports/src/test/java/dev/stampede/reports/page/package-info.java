/** Tests of the report page. */
@NullMarked
package dev.stampede.reports.page;

import org.jspecify.annotations.NullMarked;
