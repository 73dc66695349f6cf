/** What a scenario comes to before anything runs: immutable records for people and programs. */
@NullMarked
package dev.stampede.reports.explanation;

import org.jspecify.annotations.NullMarked;
