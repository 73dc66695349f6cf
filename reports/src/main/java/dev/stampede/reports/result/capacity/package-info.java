/** How much of something is enough for promises to be kept. */
@NullMarked
package dev.stampede.reports.result.capacity;

import org.jspecify.annotations.NullMarked;
