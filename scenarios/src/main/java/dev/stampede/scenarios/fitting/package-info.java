/** Reads recorded demand, has it fitted, and says in aggregates what it is and what to write. */
@NullMarked
package dev.stampede.scenarios.fitting;

import org.jspecify.annotations.NullMarked;
