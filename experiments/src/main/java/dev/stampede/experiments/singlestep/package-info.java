/** Which single step of operators ends it soonest: the same trials again with one step each. */
@NullMarked
package dev.stampede.experiments.singlestep;

import org.jspecify.annotations.NullMarked;
