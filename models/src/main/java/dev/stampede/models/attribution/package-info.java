/** Who did what: books on the layers, the guards and the calls of a gateway. */
@NullMarked
package dev.stampede.models.attribution;

import org.jspecify.annotations.NullMarked;
