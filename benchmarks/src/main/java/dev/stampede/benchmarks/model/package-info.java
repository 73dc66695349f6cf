/** What is measured: the models on Stampede's engine, and what peers must do alike. */
@NullMarked
package dev.stampede.benchmarks.model;

import org.jspecify.annotations.NullMarked;
