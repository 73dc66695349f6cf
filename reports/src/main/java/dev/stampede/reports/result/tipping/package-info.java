/** After which triggers a system does not recover by itself. */
@NullMarked
package dev.stampede.reports.result.tipping;

import org.jspecify.annotations.NullMarked;
