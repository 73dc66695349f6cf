/** An engine that consists of cells, each with an engine of its own. */
@NullMarked
package dev.stampede.models.cell.engine;

import org.jspecify.annotations.NullMarked;
