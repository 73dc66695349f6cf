package dev.stampede.models.cell.engine;

import dev.stampede.models.cell.CellShare;
import dev.stampede.models.cell.MovesSpec;
import dev.stampede.models.check.Require;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.Engine;
import dev.stampede.models.server.EngineSite;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.work.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Cells behind a router that knows where every user belongs.
 *
 * @param list at least two, of different names, whose shares add up to 1
 * @param moves when traffic goes to other cells by itself; null for never
 */
public record CellsSpec(List<CellSpec> list, @Nullable MovesSpec moves) implements EngineSpec {

  private static final double ROUNDING = 1e-9;

  /**
   * Rejects a single cell, two of one name, shares that do not add up, and engines that differ in
   * what clients see or in how their lines are worked off.
   */
  public CellsSpec {
    list = List.copyOf(list);
    Require.that(
        list.size() > 1, "cells", list.size(), "be at least two: leave them out where all is one");
    long names = list.stream().map(CellSpec::name).distinct().count();
    Require.that(names == list.size(), "cells", names, "have different names");
    double sum = list.stream().map(CellSpec::share).mapToDouble(CellShare::share).sum();
    Require.that(
        Math.abs(sum - 1) < ROUNDING,
        "share",
        "%s%% in all cells".formatted(Math.round(sum * 1e8) / 1e6),
        "add up to 100%");
    EngineSpec first = list.get(0).engine();
    for (CellSpec cell : list) {
      Require.that(
          cell.engine().cells().isEmpty(), "engine", cell.name(), "not be one of cells itself");
      Require.that(
          cell.engine().streams() == first.streams(),
          "engine",
          cell.name(),
          "stream tokens in all cells or in none");
      Require.that(
          cell.engine().discipline().equals(first.discipline()),
          "discipline",
          cell.name(),
          "be the same in all cells");
    }
  }

  private int sum(ToIntFunction<EngineSpec> figure) {
    return list.stream().map(CellSpec::engine).mapToInt(figure).sum();
  }

  private double sumOf(ToDoubleFunction<EngineSpec> figure) {
    return list.stream().map(CellSpec::engine).mapToDouble(figure).sum();
  }

  @Override
  public List<String> cells() {
    return list.stream().map(CellSpec::name).toList();
  }

  @Override
  public int units() {
    return sum(EngineSpec::units);
  }

  @Override
  public int rented() {
    return sum(EngineSpec::rented);
  }

  @Override
  public double capacity() {
    return sumOf(EngineSpec::capacity);
  }

  @Override
  public boolean streams() {
    return list.get(0).engine().streams();
  }

  @Override
  public Discipline discipline() {
    return list.get(0).engine().discipline();
  }

  @Override
  public boolean hasQueue() {
    return list.stream().anyMatch(cell -> cell.engine().hasQueue());
  }

  @Override
  public double room() {
    return sumOf(EngineSpec::room);
  }

  /** One that is bounded refuses calls, whatever room there is elsewhere. */
  @Override
  public boolean isUnlimited() {
    return list.stream().allMatch(cell -> cell.engine().isUnlimited());
  }

  @Override
  public Set<Status> ends() {
    Set<Status> ends = EnumSet.noneOf(Status.class);
    list.forEach(cell -> ends.addAll(cell.engine().ends()));
    return ends;
  }

  @Override
  public Set<Integer> errors() {
    return list.stream()
        .flatMap(cell -> cell.engine().errors().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A liquid has no users who belong somewhere. */
  @Override
  public boolean takesMarket() {
    return false;
  }

  @Override
  public boolean looksAtPrompts() {
    return list.stream().anyMatch(cell -> cell.engine().looksAtPrompts());
  }

  @Override
  public boolean looksAtAnswers() {
    return list.stream().anyMatch(cell -> cell.engine().looksAtAnswers());
  }

  /** Over all calls, those of each cell in it. */
  @Override
  public double meanSeconds(Shape shape) {
    return list.stream()
        .mapToDouble(cell -> cell.share().share() * cell.engine().meanSeconds(shape))
        .sum();
  }

  /** In the cell where chance is, as far as it is within that. */
  @Override
  public double idleSeconds(Shape shape, double u, double v) {
    double before = 0;
    CellSpec in = list.get(list.size() - 1);
    for (CellSpec cell : list) {
      if (u < before + cell.share().share()) {
        in = cell;
        break;
      }
      before += cell.share().share();
    }
    double share = in.share().share();
    return in.engine().idleSeconds(shape, share == 0 ? u : Math.min(1, (u - before) / share), v);
  }

  @Override
  public Engine open(EngineSite site) {
    return new CellEngine(this, site);
  }
}
