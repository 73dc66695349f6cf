/** When work arrives: one kind of arrivals each, and what is to be expected of it over time. */
@NullMarked
package dev.stampede.models.arrival;

import org.jspecify.annotations.NullMarked;
