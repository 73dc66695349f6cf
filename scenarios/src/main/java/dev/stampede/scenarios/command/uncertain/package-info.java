/** How the command line asks about worlds that may be. */
@NullMarked
package dev.stampede.scenarios.command.uncertain;

import org.jspecify.annotations.NullMarked;
