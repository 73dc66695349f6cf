/** What operators do in the course of a run: when, where, and what it does to a place. */
@NullMarked
package dev.stampede.models.operator;

import org.jspecify.annotations.NullMarked;
