/** The sections providers, limits, faults and incidents. */
@NullMarked
package dev.stampede.scenarios.language.provider;

import org.jspecify.annotations.NullMarked;
