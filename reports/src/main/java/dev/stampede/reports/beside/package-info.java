/** What is said of runs beside each other. */
@NullMarked
package dev.stampede.reports.beside;

import org.jspecify.annotations.NullMarked;
