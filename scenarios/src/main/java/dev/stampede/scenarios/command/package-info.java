/** The command line: parses, delegates, prints, and says with its exit code how it went. */
@NullMarked
package dev.stampede.scenarios.command;

import org.jspecify.annotations.NullMarked;
