/** Random numbers in named streams, and the distributions that they are drawn from. */
@NullMarked
package dev.stampede.engine.random;

import org.jspecify.annotations.NullMarked;
