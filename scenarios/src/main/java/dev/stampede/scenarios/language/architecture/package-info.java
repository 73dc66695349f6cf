/** The section architectures: chains of policies and ladders of rungs. */
@NullMarked
package dev.stampede.scenarios.language.architecture;

import org.jspecify.annotations.NullMarked;
