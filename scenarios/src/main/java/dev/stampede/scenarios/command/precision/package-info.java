/** How the command line says how well figures must be known. */
@NullMarked
package dev.stampede.scenarios.command.precision;

import org.jspecify.annotations.NullMarked;
