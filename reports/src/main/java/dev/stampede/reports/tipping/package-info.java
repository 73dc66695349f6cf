/** What is written and shown of a search for tipping points. */
@NullMarked
package dev.stampede.reports.tipping;

import org.jspecify.annotations.NullMarked;
