/** What is written and shown of a comparison. */
@NullMarked
package dev.stampede.reports.comparison;

import org.jspecify.annotations.NullMarked;
