/** What people in a closed loop did with their time, and what became of what they asked. */
@NullMarked
package dev.stampede.reports.result.people;

import org.jspecify.annotations.NullMarked;
