@NullMarked
package dev.stampede.reports.beside;

import org.jspecify.annotations.NullMarked;
