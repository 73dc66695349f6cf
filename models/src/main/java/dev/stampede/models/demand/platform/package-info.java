/** Users on competing platforms, who move from one to another, and whose work follows them. */
@NullMarked
package dev.stampede.models.demand.platform;

import org.jspecify.annotations.NullMarked;
