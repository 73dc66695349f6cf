/** What is wrong with scenarios, in the formats of other programs. */
@NullMarked
package dev.stampede.scenarios.problem;

import org.jspecify.annotations.NullMarked;
