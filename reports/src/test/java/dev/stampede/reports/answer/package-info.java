@NullMarked
package dev.stampede.reports.answer;

import org.jspecify.annotations.NullMarked;
