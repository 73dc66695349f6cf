/** Starts of machines that have to pass a queue first: the queue, those in it, and its books. */
@NullMarked
package dev.stampede.models.start;

import org.jspecify.annotations.NullMarked;
