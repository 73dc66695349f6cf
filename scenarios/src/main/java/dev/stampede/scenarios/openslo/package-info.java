/** Objectives as OpenSLO says them, read as those of the scenario language. */
@NullMarked
package dev.stampede.scenarios.openslo;

import org.jspecify.annotations.NullMarked;
