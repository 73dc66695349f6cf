/** What architectures come to where their scenario is not known exactly. */
@NullMarked
package dev.stampede.reports.result.uncertain;

import org.jspecify.annotations.NullMarked;
