/** People who do not wait for each other: their work arrives whatever became of earlier work. */
@NullMarked
package dev.stampede.models.demand.open;

import org.jspecify.annotations.NullMarked;
