/** Which process arrivals about a moving rate may have come from, and how well each fits. */
@NullMarked
package dev.stampede.experiments.demand.scatter;

import org.jspecify.annotations.NullMarked;
