/** Cells of a provider: who belongs to which, which are out, and where their traffic goes. */
@NullMarked
package dev.stampede.models.cell;

import org.jspecify.annotations.NullMarked;
