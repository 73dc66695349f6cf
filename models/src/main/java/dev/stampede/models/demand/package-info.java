/** Who makes work: use cases and their sources, whose work is sent, judged, and sent again. */
@NullMarked
package dev.stampede.models.demand;

import org.jspecify.annotations.NullMarked;
