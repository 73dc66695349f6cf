/** Where calls were refused or timed out, and who was hit by it. */
@NullMarked
package dev.stampede.reports.result.place;

import org.jspecify.annotations.NullMarked;
