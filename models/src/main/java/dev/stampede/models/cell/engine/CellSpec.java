package dev.stampede.models.cell.engine;

import dev.stampede.models.cell.CellShare;
import dev.stampede.models.server.EngineSpec;

/**
 * A cell: a cluster or a region that serves a part of the traffic by itself.
 *
 * @param share its name, and what it gets
 * @param engine what serves it
 */
public record CellSpec(CellShare share, EngineSpec engine) {

  /** The name of the cell. */
  public String name() {
    return share.name();
  }
}
