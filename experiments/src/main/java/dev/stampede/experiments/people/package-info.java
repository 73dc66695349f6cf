/** What people in a closed loop got done, over all replications. */
@NullMarked
package dev.stampede.experiments.people;

import org.jspecify.annotations.NullMarked;
