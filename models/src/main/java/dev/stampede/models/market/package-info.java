/** The other customers of a provider, as a liquid that shares its capacity with our calls. */
@NullMarked
package dev.stampede.models.market;

import org.jspecify.annotations.NullMarked;
