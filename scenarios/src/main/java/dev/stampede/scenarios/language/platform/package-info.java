/** Reads the platforms of a scenario, and who moves between them on what. */
@NullMarked
package dev.stampede.scenarios.language.platform;

import org.jspecify.annotations.NullMarked;
