/** What architectures come to as values of their scenario are varied. */
@NullMarked
package dev.stampede.experiments.sweep;

import org.jspecify.annotations.NullMarked;
