package dev.stampede.benchmarks.result;

import java.util.Map;

/** What Stampede should reach. */
public sealed interface Goal {

  /** What it holds for: values of some parameters. */
  Map<String, String> where();

  /** In words. */
  String words();

  /** Returns what of a measurement it is about; NaN where that was not measured. */
  double of(Reached reached);

  /** Whether such a value meets it. */
  boolean isMet(double value);

  /**
   * What was measured, as ratios within one run; NaN where there is nothing to compare with.
   *
   * @param loads times as long as a load from 64 MB
   * @param speedUp over one worker
   * @param peers how many times as long each peer takes
   */
  record Reached(double loads, double speedUp, Map<String, Double> peers) {}

  /**
   * Not longer than a number of loads from memory.
   *
   * @param most loads from 64 MB
   */
  record Loads(Map<String, String> where, double most) implements Goal {

    @Override
    public String words() {
      return "at most %s loads".formatted(Figure.of(most));
    }

    @Override
    public double of(Reached reached) {
      return reached.loads();
    }

    @Override
    public boolean isMet(double value) {
      return value <= most;
    }
  }

  /**
   * Faster than a peer.
   *
   * @param peer its method
   * @param title its name
   * @param factor how many times as fast
   */
  record Peer(Map<String, String> where, String peer, String title, double factor) implements Goal {

    @Override
    public String words() {
      return "at least %s %s".formatted(Figure.times(factor), title);
    }

    @Override
    public double of(Reached reached) {
      return reached.peers().getOrDefault(peer, Double.NaN);
    }

    @Override
    public boolean isMet(double value) {
      return value >= factor;
    }
  }

  /**
   * More than one worker alone.
   *
   * @param factor by which several are faster
   */
  record SpeedUp(Map<String, String> where, double factor) implements Goal {
    @Override
    public String words() {
      return "at least %sx of 1 worker".formatted(factor);
    }

    @Override
    public double of(Reached reached) {
      return reached.speedUp();
    }

    @Override
    public boolean isMet(double value) {
      return value >= factor;
    }
  }
}
