/** What ends work that takes too long: time limits for calls and their parts, and deadlines. */
@NullMarked
package dev.stampede.models.resilience.timeout;

import org.jspecify.annotations.NullMarked;
