package dev.stampede.models.provider;

import dev.stampede.engine.measure.Intervals;
import dev.stampede.models.place.Place;
import java.util.ArrayList;
import java.util.List;

/** The places on the way into a provider where calls can be refused or time out, in its order. */
final class ProviderPlaces {

  private final Intervals intervals;
  private final List<Place> all = new ArrayList<>();

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

  ProviderPlaces(Intervals intervals) {
    this.intervals = intervals;
    this.door = open("door");
    this.quota = open("quota");
    this.shedding = open("shedding");
    this.queue = open("queue");
    this.engine = open("engine");
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
