/** Which of several architectures, of one scenario or of several, is better, and by how much. */
@NullMarked
package dev.stampede.reports.result.comparison;

import org.jspecify.annotations.NullMarked;
