/** What serving costs, in the scenario's currency: by use, by the hour, and for what is lost. */
@NullMarked
package dev.stampede.models.cost;

import org.jspecify.annotations.NullMarked;
