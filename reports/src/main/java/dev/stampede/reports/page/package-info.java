/** The report of an experiment as one HTML file that needs nothing else to be read. */
@NullMarked
package dev.stampede.reports.page;

import org.jspecify.annotations.NullMarked;
