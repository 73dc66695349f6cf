/** Rules on designs that cost more than they are worth. */
@NullMarked
package dev.stampede.scenarios.review.cost;

import org.jspecify.annotations.NullMarked;
