package dev.stampede.models.provider;

import dev.stampede.engine.measure.Intervals;
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

  ProviderPlaces(Intervals intervals, boolean operated) {
    this.intervals = intervals;
    this.steps = operated ? open(Place.STEPS) : null;
    this.door = open(DOOR);
    this.quota = open(QUOTA);
    this.shedding = open(SHEDDING);
    this.queue = open(QUEUE);
    this.engine = open(ENGINE);
  }

  /**
   * Returns the names of what anybody may look at, in the order of the way in.
   *
   * @param tiers those of its tiers
   */
  static List<String> names(Stream<String> tiers) {
    return Stream.of(Stream.of(DOOR), tiers, Stream.of(QUOTA, SHEDDING, QUEUE, ENGINE))
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
