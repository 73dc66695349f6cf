/** Values of a scenario that are varied, as a user says them. */
@NullMarked
package dev.stampede.scenarios.vary;

import org.jspecify.annotations.NullMarked;
