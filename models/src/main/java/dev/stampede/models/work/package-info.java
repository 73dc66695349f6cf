/**
 * A piece of work: what it asks for, what its owner tolerates, how it ended, and the books on it.
 */
@NullMarked
package dev.stampede.models.work;

import org.jspecify.annotations.NullMarked;
