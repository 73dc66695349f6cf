/** Desks of people who do the work when no machine does. */
@NullMarked
package dev.stampede.models.people;

import org.jspecify.annotations.NullMarked;
