/** What can be said of a run before it is made: the load of providers, queues, and its size. */
@NullMarked
package dev.stampede.experiments.forecast;

import org.jspecify.annotations.NullMarked;
