/** A local page on which values of a scenario are moved: what it offers, who may ask, what runs. */
@NullMarked
package dev.stampede.scenarios.serve;

import org.jspecify.annotations.NullMarked;
