/** Rules that find weaknesses in the design of a scenario, and what they need to know of it. */
@NullMarked
package dev.stampede.scenarios.review;

import org.jspecify.annotations.NullMarked;
