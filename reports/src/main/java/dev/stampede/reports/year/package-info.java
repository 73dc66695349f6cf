/** What is written and shown of years. */
@NullMarked
package dev.stampede.reports.year;

import org.jspecify.annotations.NullMarked;
