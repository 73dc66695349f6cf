/** Results to test with. */
@NullMarked
package dev.stampede.reports.result;

import org.jspecify.annotations.NullMarked;
