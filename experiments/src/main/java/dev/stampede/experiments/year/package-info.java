/** What a year comes to: incidents are drawn, and simulated with what is around them. */
@NullMarked
package dev.stampede.experiments.year;

import org.jspecify.annotations.NullMarked;
