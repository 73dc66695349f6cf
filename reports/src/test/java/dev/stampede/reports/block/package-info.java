@NullMarked
package dev.stampede.reports.block;

import org.jspecify.annotations.NullMarked;
