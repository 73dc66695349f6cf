/** What architectures come to as values of their scenario are varied. */
@NullMarked
package dev.stampede.reports.result.sweep;

import org.jspecify.annotations.NullMarked;
