/** Simulated time: logical processes, the messages and timers between them, and the run itself. */
@NullMarked
package dev.stampede.engine;

import org.jspecify.annotations.NullMarked;
