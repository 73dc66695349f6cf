/** Runs beside each other, as they were found. */
@NullMarked
package dev.stampede.reports.result.beside;

import org.jspecify.annotations.NullMarked;
