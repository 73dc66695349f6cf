/** The ranges that specs check themselves against. */
@NullMarked
package dev.stampede.models.check;

import org.jspecify.annotations.NullMarked;
