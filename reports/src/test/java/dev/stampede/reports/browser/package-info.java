/** Pages as a real browser shows them. */
@NullMarked
package dev.stampede.reports.browser;

import org.jspecify.annotations.NullMarked;
