/** Rules that find weaknesses in the design of a scenario, one class each. */
@NullMarked
package dev.stampede.scenarios.lint;

import org.jspecify.annotations.NullMarked;
