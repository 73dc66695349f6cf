/** The benchmarks: one class for each kind of work, with Stampede and its peers side by side. */
@NullMarked
package dev.stampede.benchmarks;

import org.jspecify.annotations.NullMarked;
