package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.models.cell.Cells;
import dev.stampede.models.operator.Gate;
import dev.stampede.models.operator.Losses;
import dev.stampede.models.operator.Move;
import dev.stampede.models.operator.Operated;
import dev.stampede.models.operator.Operation;
import dev.stampede.models.operator.Operators;
import dev.stampede.models.place.Place;
import dev.stampede.models.tier.Capacity;
import dev.stampede.models.tier.WayIn;
import dev.stampede.models.work.Cause;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What operators can do to a provider, and what they see of it. */
final class OperatedProvider implements Operated, Operators.Site {

  private static final long PARTS = 1_000_000;

  private final LogicalProcess process;
  private final WayIn wayIn;
  private final Capacity capacity;
  private final @Nullable Cells cells;
  private final ProviderPlaces places;
  private final Consumer<Cause> restart;

  /** How many times what it would be its capacity is, in millionths. */
  private final Gauge scale;

  private double factor = 1;

  /**
   * Gives operators a provider.
   *
   * @param restart cuts all off that is inside, and starts again
   */
  OperatedProvider(
      ProviderSite site,
      WayIn wayIn,
      EngineRoom room,
      ProviderPlaces places,
      Consumer<Cause> restart) {
    this.process = site.process();
    this.wayIn = wayIn;
    this.capacity = room.capacity();
    this.cells = room.engine().cells();
    this.places = places;
    this.restart = restart;
    this.scale = new Gauge(site.horizon());
    scale.change(0, PARTS);
  }

  @Override
  public Gate gate() {
    return wayIn.gate();
  }

  @Override
  public void restart(Cause cause) {
    restart.accept(cause);
  }

  @Override
  public void scale(double by) {
    factor *= by;
    scale.change(process.now(), Math.round(factor * PARTS) - scale.level());
    capacity.scale(by);
  }

  /** The part of the run that counts, in nanoseconds, each weighed by how many times it was. */
  double scaledNanos(long nowNanos) {
    scale.advance(nowNanos);
    return scale.counted().toDouble() / PARTS;
  }

  @Override
  public Operated operated(@Nullable String tier) {
    if (tier == null) {
      return this;
    }
    boolean isCell =
        cells != null && cells.places().stream().anyMatch(cell -> cell.name().equals(tier));
    return isCell ? Objects.requireNonNull(cells).operated(tier) : wayIn.tier(tier);
  }

  @Override
  public void move(Operation operation, Move move) {
    Objects.requireNonNull(cells, "there are no cells to move from").move(operation, move);
  }

  @Override
  public Losses losses(@Nullable String place) {
    List<Place> all = places.all(wayIn.places());
    if (place == null) {
      Place ofSteps = Objects.requireNonNull(places.steps, "a provider that is operated has it");
      return new Losses(
          places.door.came(),
          all.stream().filter(each -> !each.name().equals(ofSteps.name())).toList(),
          List.of(ofSteps));
    }
    return all.stream()
        .filter(each -> each.name().equals(place))
        .findFirst()
        .map(Losses::at)
        .orElseThrow(() -> new IllegalArgumentException("there is no place '%s'".formatted(place)));
  }
}
