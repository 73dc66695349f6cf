package dev.stampede.models.provider;

import dev.stampede.engine.measure.Intervals;
import dev.stampede.models.call.Call;
import dev.stampede.models.cell.Cells;
import dev.stampede.models.place.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The places on the way into a provider where calls can be refused or time out, in its order. */
final class ProviderPlaces {

  private static final String DOOR = "door";
  private static final String QUOTA = "quota";
  private static final String SHEDDING = "shedding";
  private static final String QUEUE = "queue";
  private static final String ENGINE = "engine";

  private final Intervals intervals;
  private final List<Place> all = new ArrayList<>();

  /** Where operators' steps refuse calls, or cut them off; null if there are none. */
  final @Nullable Place steps;

  /** Where faults keep calls out. */
  final Place door;

  /** The limits of its quotas. */
  final Place quota;

  /** Room that is kept for more important calls. */
  final Place shedding;

  /** The engine's queue. */
  final Place queue;

  /** What the engine itself cannot take. */
  final Place engine;

  private final @Nullable Cells cells;

  /**
   * Opens the places of a provider.
   *
   * @param operated whether operators do steps
   * @param cells of its engine, which stand for that and its queue; null if it has none
   */
  ProviderPlaces(Intervals intervals, boolean operated, @Nullable Cells cells) {
    this.intervals = intervals;
    this.cells = cells;
    this.steps = operated ? open(Place.STEPS) : null;
    this.door = open(DOOR);
    this.quota = open(QUOTA);
    this.shedding = open(SHEDDING);
    this.queue = open(QUEUE);
    this.engine = open(ENGINE);
    if (cells != null) {
      all.removeAll(List.of(queue, engine));
      all.addAll(cells.places());
    }
  }

  /** Where a call waits that has been sent to the engine. */
  Place queueOf(Call call) {
    return cells == null ? queue : cells.placeOf(call);
  }

  /** Where a call has been sent to be served. */
  Place engineOf(Call call) {
    return cells == null ? engine : cells.placeOf(call);
  }

  /**
   * Returns the names of what anybody may look at, in the order of the way in.
   *
   * @param tiers those of its tiers
   * @param cells those of its cells, which stand for its queue and engine
   */
  static List<String> names(Stream<String> tiers, List<String> cells) {
    List<String> last = cells.isEmpty() ? List.of(QUEUE, ENGINE) : cells;
    return Stream.of(Stream.of(DOOR), tiers, Stream.of(QUOTA, SHEDDING), last.stream())
        .flatMap(names -> names)
        .toList();
  }

  private Place open(String name) {
    Place place = new Place(name, intervals);
    all.add(place);
    return place;
  }

  /**
   * All of them, in the order of the way in.
   *
   * @param tiers those of its tiers, which come after the door
   */
  List<Place> all(List<Place> tiers) {
    List<Place> places = new ArrayList<>(all);
    places.addAll(places.indexOf(door) + 1, tiers);
    return places;
  }
}
