/** Tests of the page on which values are moved. */
@NullMarked
package dev.stampede.reports.live;

import org.jspecify.annotations.NullMarked;
