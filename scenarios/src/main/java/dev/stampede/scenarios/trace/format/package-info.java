/** The forms that recorded demand comes in: how each is recognised, and what its fields mean. */
@NullMarked
package dev.stampede.scenarios.trace.format;

import org.jspecify.annotations.NullMarked;
