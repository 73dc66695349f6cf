/** What each fault cost: the same trials again without it, and what the differences say. */
@NullMarked
package dev.stampede.experiments.counterfactual;

import org.jspecify.annotations.NullMarked;
