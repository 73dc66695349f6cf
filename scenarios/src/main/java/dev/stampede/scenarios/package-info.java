/** The entry for programs that embed Stampede: from a scenario's text to an answer. */
@NullMarked
package dev.stampede.scenarios;

import org.jspecify.annotations.NullMarked;
