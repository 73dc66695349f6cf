package dev.stampede.models.cell;

import dev.stampede.models.call.Call;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.operator.Move;
import dev.stampede.models.operator.Operated;
import dev.stampede.models.operator.Operation;
import dev.stampede.models.place.Place;
import dev.stampede.models.start.StartsResult;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cells of an engine, as those see them who deal with one of them. */
public interface Cells {

  /**
   * Lets faults strike single ones.
   *
   * @param faultsOf those of a cell by its name
   */
  void open(Function<String, List<FaultSpec>> faultsOf);

  /**
   * Sends a call to a cell, which it has to be offered to next.
   *
   * @param user number that stands for whose call it is
   * @return how the cell keeps it out; null if it does not
   */
  @Nullable KeptOut send(Call call, long user);

  /** Returns where a call was sent that may be refused there, or time out. */
  Place placeOf(Call call);

  /** Where calls can be refused or time out: the cells, in their order. */
  List<Place> places();

  /**
   * Returns what steps can be done to.
   *
   * @param cell by its name
   * @throws IllegalArgumentException if there is none
   */
  Operated operated(String cell);

  /** Operators have the users of a cell go to others from now on. */
  void move(Operation operation, Move move);

  /** Returns what has become of them, at the end of a run. */
  List<CellResult> results(long nowNanos);

  /**
   * Returns what became of starts of all cells that had to pass their queues; null if there is
   * none.
   */
  @Nullable StartsResult starts(long nowNanos);
}
