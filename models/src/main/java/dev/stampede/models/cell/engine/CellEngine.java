package dev.stampede.models.cell.engine;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.call.Call;
import dev.stampede.models.cell.CellResult;
import dev.stampede.models.cell.Cells;
import dev.stampede.models.cell.Homes;
import dev.stampede.models.cell.KeptOut;
import dev.stampede.models.cell.MovesSpec;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.nodes.NodesResult;
import dev.stampede.models.operator.Move;
import dev.stampede.models.operator.Operated;
import dev.stampede.models.operator.Operation;
import dev.stampede.models.place.Place;
import dev.stampede.models.server.Engine;
import dev.stampede.models.server.EngineSite;
import dev.stampede.models.server.Load;
import dev.stampede.models.server.ServedCall;
import dev.stampede.models.start.StartsResult;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Cells at work, and the router before them. It sends everybody to their own cell, as long as that
 * is not out and operators have not moved them.
 */
final class CellEngine implements Engine, Cells {

  private final CellsSpec spec;
  private final LogicalProcess process;
  private final Listener listener;
  private final Homes homes;
  private final Cell[] cells;
  private final List<Standing> standing = new ArrayList<>();
  private final Timer nextLook;

  /** What operators have done. */
  private record Standing(Operation operation, Move move, int from, int to) {}

  CellEngine(CellsSpec spec, EngineSite site) {
    this.spec = spec;
    this.process = site.process();
    this.listener = site.listener();
    this.homes = new Homes(spec.list().stream().map(CellSpec::share).toList());
    this.cells =
        spec.list().stream()
            .map(cell -> new Cell(cell, spec.moves(), site, this::left))
            .toArray(Cell[]::new);
    this.nextLook = process.timer(this::look);
    if (spec.moves() != null) {
      nextLook.set(MovesSpec.LOOK_NANOS);
    }
  }

  private void look() {
    for (Cell cell : cells) {
      cell.look();
    }
    nextLook.set(MovesSpec.LOOK_NANOS);
  }

  @Override
  public void open(Function<String, List<FaultSpec>> faultsOf) {
    for (int i = 0; i < cells.length; i++) {
      cells[i].open(faultsOf.apply(name(i)));
    }
  }

  private String name(int cell) {
    return spec.list().get(cell).name();
  }

  private int number(String name) {
    return IntStream.range(0, cells.length)
        .filter(i -> name(i).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no cell '%s'".formatted(name)));
  }

  @Override
  public @Nullable KeptOut send(Call call, long user) {
    ServedCall sent = ServedCall.served(call);
    sent.home = homes.of(user);
    sent.cell = cellOf(call, user, sent.home);
    boolean elsewhere = sent.cell != sent.home;
    cells[sent.home].ownCall(elsewhere);
    return cells[sent.cell].enter(call, elsewhere);
  }

  private int cellOf(Call call, long user, int home) {
    int cell = home;
    for (int i = 0; i < standing.size(); i++) {
      Standing one = standing.get(i);
      if (one.from == cell
          && one.operation.concerns(user, one.move.share(), one.move.lastsNanos(), process.now())) {
        cell = one.to == Homes.NONE ? others(user, cell) : one.to;
      }
    }
    MovesSpec moves = spec.moves();
    boolean stays =
        moves == null || !cells[cell].isOut() || Draw.CELL_PROBE.uniform(call.key) < moves.probes();
    return stays ? cell : others(user, cell);
  }

  /** Returns the cell that takes a user of another one; that one itself if none does. */
  private int others(long user, int cell) {
    int other = homes.instead(user, each -> each != cell && !cells[each].isOut());
    return other == Homes.NONE ? cell : other;
  }

  @Override
  public void move(Operation operation, Move move) {
    String to = move.to();
    standing.add(
        new Standing(operation, move, number(move.from()), to == null ? Homes.NONE : number(to)));
  }

  private Cell cell(Call call) {
    return cells[ServedCall.served(call).cell];
  }

  @Override
  public boolean accept(Call call) {
    return cell(call).accept(call);
  }

  @Override
  public boolean fits(Call call) {
    return cell(call).engine().fits(call);
  }

  private void left(Call call, Status status) {
    if (status == Status.OK) {
      cells[ServedCall.served(call).home].ownIsServed();
    }
    listener.left(call, status);
  }

  @Override
  public void cancel(Call call) {
    cell(call).engine().cancel(call);
  }

  @Override
  public void abandon(Call call) {
    cell(call).engine().abandon(call);
  }

  @Override
  public void cutAll() {
    for (Cell cell : cells) {
      cell.engine().cutAll();
    }
  }

  @Override
  public void restart() {
    for (Cell cell : cells) {
      cell.restart();
    }
  }

  @Override
  public void cut(Predicate<Call> calls) {
    for (Cell cell : cells) {
      cell.engine().cut(calls);
    }
  }

  @Override
  public void addTime(AddedTime added) {
    for (Cell cell : cells) {
      cell.addTimeToAll(added);
    }
  }

  @Override
  public void slowDown(double factor) {
    for (Cell cell : cells) {
      cell.slowDownWithAll(factor);
    }
  }

  /** All cells have the same share of what they had. */
  @Override
  public void resize(int units) {
    for (Cell cell : cells) {
      cell.resizeWithAll((double) units / spec.units());
    }
  }

  @Override
  public long callsInside() {
    long inside = 0;
    for (Cell cell : cells) {
      inside += cell.engine().callsInside();
    }
    return inside;
  }

  /** Of all cells, up to now. */
  @Override
  public Load load() {
    return load(process.now());
  }

  @Override
  public Load load(long nowNanos) {
    Load sum = cells[0].engine().load(nowNanos);
    for (int i = 1; i < cells.length; i++) {
      sum = sum.plus(cells[i].engine().load(nowNanos));
    }
    return sum;
  }

  /** Of all cells that have some; the share of the time with too few is their mean. */
  @Override
  public @Nullable NodesResult nodes(long nowNanos) {
    List<NodesResult> each = new ArrayList<>();
    for (Cell cell : cells) {
      NodesResult nodes = cell.engine().nodes(nowNanos);
      if (nodes != null) {
        each.add(nodes);
      }
    }
    return each.stream()
        .reduce(NodesResult::absorb)
        .map(sum -> sum.withShortShare(sum.shortShare() / each.size()))
        .orElse(null);
  }

  @Override
  public @Nullable SharedCapacity shared() {
    return null;
  }

  @Override
  public Cells cells() {
    return this;
  }

  @Override
  public Place placeOf(Call call) {
    return cell(call).place();
  }

  @Override
  public List<Place> places() {
    return IntStream.range(0, cells.length).mapToObj(i -> cells[i].place()).toList();
  }

  @Override
  public Operated operated(String cell) {
    return cells[number(cell)];
  }

  @Override
  public List<CellResult> results(long nowNanos) {
    return IntStream.range(0, cells.length).mapToObj(i -> cells[i].result(nowNanos)).toList();
  }

  @Override
  public @Nullable StartsResult starts(long nowNanos) {
    StartsResult all = null;
    for (Cell cell : cells) {
      StartsResult ofCell = cell.starts(nowNanos);
      if (ofCell != null) {
        all = all == null ? ofCell : all.absorb(ofCell);
      }
    }
    return all;
  }
}
