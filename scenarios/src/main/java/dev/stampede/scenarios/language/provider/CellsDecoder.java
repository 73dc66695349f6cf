package dev.stampede.scenarios.language.provider;

import dev.stampede.models.cell.CellShare;
import dev.stampede.models.cell.MovesSpec;
import dev.stampede.models.cell.engine.CellSpec;
import dev.stampede.models.cell.engine.CellsSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Form.Count;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a provider, and when their traffic moves. */
final class CellsDecoder {
  private static final String NEVER = "never";

  private static final Key<Double> SHARE =
      Key.required("share", Type.SHARE, "the users who belong to it; all shares add up to 100%");
  private static final Key<Double> TAKES =
      Key.open(
          "takes",
          Type.SHARE,
          "its share",
          "how much it takes of cells that are out, in proportion to the others' takes; 0% for"
              + " nothing");

  private static final Key<Double> LOST_ABOVE =
      Key.optional(
          "lost_above",
          Type.SHARE,
          "50%",
          "a look is bad if more of the calls that ended since the last one were refused, timed out"
              + " or failed; cells are looked at each 10 s");
  private static final Key<Long> AFTER =
      Key.optional(
          "after",
          Type.POSITIVE_TIME,
          "1m",
          "how long all looks have to be bad until the traffic moves: a multiple of 10s, up to 1h");
  private static final Key<Long> BACK_AFTER =
      Key.optional(
          "back_after",
          Type.POSITIVE_TIME,
          "2m",
          "how long all looks have to be good until it comes back: a multiple of 10s, up to 1h");
  private static final Key<Double> PROBES =
      Key.optional(
          "probes",
          Type.SHARE,
          "1%",
          "how many of the moved calls go on trying their own cell, by which its recovery shows");
  private static final Form MOVES_FORM =
      Form.of(
          "cell-moves",
          "when the traffic of a cell goes to the others",
          LOST_ABOVE,
          AFTER,
          BACK_AFTER,
          PROBES);
  private static final Key<ValueReader> MOVES =
      Key.optional(
          "moves",
          Type.as(Shape.either(new Shape.Words(List.of(NEVER)), new Shape.Keys(MOVES_FORM))),
          NEVER,
          "when the traffic of a cell that is out goes to the others, and back");

  private final EngineDecoder engines;
  private final Key<ValueReader> engine;
  private final Form cellForm;
  private final Key<List<Named>> cells;

  CellsDecoder(EngineDecoder engines) {
    this.engines = engines;
    this.engine =
        Key.absent("engine", Type.as(engines.shape()), "the provider's", "what serves its calls");
    this.cellForm = Form.of("cell", "a cluster or region that serves a part", SHARE, TAKES, engine);
    this.cells =
        Key.open(
            "cells",
            Type.table("cell", new Shape.Keys(cellForm)),
            "all is one",
            "clusters or regions by name, at least two, each with an engine of its own; every user"
                + " belongs to one");
  }

  /** The keys of a provider that it reads. */
  Form form() {
    return Form.of("cells-of-a-provider", "what a provider consists of", cells, MOVES)
        .rule(Count.ALL_WITH_THE_FIRST, MOVES, cells);
  }

  /**
   * Returns the engine of a provider.
   *
   * @param own what its key {@code engine} says: of each cell that has none of its own
   * @param sharedWith the provider whose engine that is; null if it is its own
   */
  EngineSpec read(MappingReader in, EngineSpec own, @Nullable String sharedWith) {
    boolean moving = in.has(MOVES);
    ValueReader movesValue = in.get(MOVES);
    MovesSpec moves = movesValue.isWord(NEVER) ? null : moves(movesValue.mapping(MOVES_FORM));
    if (!in.has(cells)) {
      if (moving) {
        movesValue.error(
            "there are no cells that traffic could move between",
            "say cells: {us-1: {share: 60%}, eu-1: {share: 40%}}, or leave moves out");
      }
      return own;
    }
    if (sharedWith != null) {
      in.value(cells)
          .error(
              "the engine is that of %s".formatted(sharedWith),
              "leave cells out: a provider with cells has engines of its own");
    }
    List<CellSpec> read = new ArrayList<>();
    List<Named> children = in.get(cells);
    for (Named child : children) {
      CellSpec cell = cell(child.key().name(), child.value().mapping(cellForm), own);
      if (cell != null) {
        read.add(cell);
      }
    }
    if (in.isFaulty() || read.size() < children.size()) {
      return own;
    }
    return in.value(cells).mapping().check(() -> new CellsSpec(read, moves), own);
  }

  private @Nullable CellSpec cell(String name, MappingReader in, EngineSpec own) {
    double share = in.get(SHARE);
    double takes = in.get(TAKES, share);
    ValueReader other = in.find(engine);
    EngineSpec served = other == null ? own : engines.read(other);
    return in.build(() -> new CellSpec(new CellShare(name, share, takes), served));
  }

  private static @Nullable MovesSpec moves(MappingReader in) {
    double lostAbove = in.get(LOST_ABOVE);
    long after = in.get(AFTER);
    long backAfter = in.get(BACK_AFTER);
    double probes = in.get(PROBES);
    return in.build(() -> new MovesSpec(lostAbove, after, backAfter, probes));
  }
}
