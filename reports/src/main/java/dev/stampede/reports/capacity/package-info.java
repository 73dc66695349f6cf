/** What is written and shown of a search for how much is enough. */
@NullMarked
package dev.stampede.reports.capacity;

import org.jspecify.annotations.NullMarked;
