/** The command {@code bench}: which benchmarks there are, how they are run, and its tables. */
@NullMarked
package dev.stampede.benchmarks.command;

import org.jspecify.annotations.NullMarked;
