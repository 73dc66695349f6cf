/** The trials of a plan on Apache Spark. */
@NullMarked
package dev.stampede.cluster;

import org.jspecify.annotations.NullMarked;
