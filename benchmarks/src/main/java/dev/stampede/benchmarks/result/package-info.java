/** What JMH's result files say, and how two of them differ. */
@NullMarked
package dev.stampede.benchmarks.result;

import org.jspecify.annotations.NullMarked;
