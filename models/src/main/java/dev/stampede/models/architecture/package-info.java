/**
 * What stands between a use case and the providers: the chain, the ladder and the gateway that runs
 * them.
 */
@NullMarked
package dev.stampede.models.architecture;

import org.jspecify.annotations.NullMarked;
