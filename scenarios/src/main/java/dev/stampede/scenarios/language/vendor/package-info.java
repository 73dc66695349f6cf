/** Policies as vendors' own configurations say them, put into words of the scenario language. */
@NullMarked
package dev.stampede.scenarios.language.vendor;

import org.jspecify.annotations.NullMarked;
