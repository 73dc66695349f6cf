/**
 * Closed forms of queueing theory that models must agree with: their own tests compare them, and so
 * does the command {@code theory}.
 */
@NullMarked
package dev.stampede.models.theory;

import org.jspecify.annotations.NullMarked;
