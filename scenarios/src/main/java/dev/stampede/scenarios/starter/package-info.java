/** Scenarios to begin with, one for each question that a planner asks first. */
@NullMarked
package dev.stampede.scenarios.starter;

import org.jspecify.annotations.NullMarked;
