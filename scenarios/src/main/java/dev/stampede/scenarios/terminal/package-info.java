/** How a command talks to whoever called it: streams, colour, progress, signals and exit codes. */
@NullMarked
package dev.stampede.scenarios.terminal;

import org.jspecify.annotations.NullMarked;
