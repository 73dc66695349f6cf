/** Where trials can run besides on threads of this process. */
@NullMarked
package dev.stampede.scenarios.executor;

import org.jspecify.annotations.NullMarked;
