package dev.stampede.models.work;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Pieces of work that count, by the way that they took down a ladder and by how they ended. */
public final class DescentTally implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int OUTCOMES = Outcome.values().length;

  /** While a run lasts: counts by the number of a way and of an outcome. */
  private long[] counts = new long[16 * OUTCOMES];

  /** Afterwards: counts by outcome, for each way. */
  private final TreeMap<List<Step>, long[]> byWay = new TreeMap<>(new Order());

  /** Step by step; a way that another one goes on from comes before it. */
  private static final class Order implements Comparator<List<Step>>, Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public int compare(List<Step> one, List<Step> other) {
      for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
        int order = one.get(i).compareTo(other.get(i));
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(one.size(), other.size());
    }
  }

  void end(int descent, Outcome outcome) {
    int index = descent * OUTCOMES + outcome.number();
    if (index >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(index + 1, 2 * counts.length));
    }
    counts[index]++;
  }

  /**
   * Gives the ways their names at the end of a run.
   *
   * @throws IllegalStateException if it does not add up to the outcomes
   */
  void close(Descents descents, OutcomeTally outcomes) {
    long[] sums = new long[OUTCOMES];
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        add(descents.steps(i / OUTCOMES), i % OUTCOMES, counts[i]);
        sums[i % OUTCOMES] += counts[i];
      }
    }
    for (Outcome outcome : Outcome.values()) {
      if (outcomes.count(outcome) != sums[outcome.number()]) {
        throw new IllegalStateException(
            "%d pieces of work ended %s, and %d have an origin"
                .formatted(outcomes.count(outcome), outcome, sums[outcome.number()]));
      }
    }
    counts = new long[0];
  }

  private void add(List<Step> way, int outcome, long count) {
    byWay.computeIfAbsent(way, w -> new long[OUTCOMES])[outcome] += count;
  }

  /** Adds another tally that is closed, too. */
  public void merge(DescentTally other) {
    other.byWay.forEach(
        (way, more) -> {
          for (int outcome = 0; outcome < OUTCOMES; outcome++) {
            add(way, outcome, more[outcome]);
          }
        });
  }

  /** Returns another tally of the same, once closed. */
  public DescentTally copy() {
    DescentTally copy = new DescentTally();
    copy.counts = new long[0];
    copy.merge(this);
    return copy;
  }

  /** All work in it. */
  public long offered() {
    return byWay.values().stream().flatMapToLong(Arrays::stream).sum();
  }

  /** The ways that work took, in the order of their steps. */
  public List<List<Step>> ways() {
    return List.copyOf(byWay.keySet());
  }

  /** Work that took a way and ended in one. */
  public long count(List<Step> way, Outcome outcome) {
    long[] found = byWay.get(way);
    return found == null ? 0 : found[outcome.number()];
  }
}
