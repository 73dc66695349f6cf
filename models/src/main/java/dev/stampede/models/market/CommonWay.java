package dev.stampede.models.market;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.work.Errand;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The way of several kinds of customers to one engine. Tiers know one liquid; whose it is follows
 * from the mixture of all that is on the way, of which every loss and everything that gets through
 * has its share.
 */
final class CommonWay {

  private final LogicalProcess process;
  private final Reception way;
  private final Turnstile turnstile;
  private final List<Part> parts;
  private final double[] refused = new double[Errand.values().length];
  private final double[] cut = new double[Errand.values().length];
  private final double[] gaveUp = new double[Errand.values().length];
  private long sinceNanos;

  /**
   * Lays one.
   *
   * @param way of all of them, which ends at the turnstile
   * @param parts who goes there; more may come before the run begins
   */
  CommonWay(LogicalProcess process, Reception way, Turnstile turnstile, List<Part> parts) {
    this.process = process;
    this.way = way;
    this.turnstile = turnstile;
    this.parts = parts;
  }

  /** Lets the time pass up to now. */
  void pass() {
    long now = process.now();
    double seconds = Seconds.of(now - sinceNanos);
    if (seconds == 0) {
      return;
    }
    sinceNanos = now;
    double all = 0;
    for (Part part : parts) {
      part.come(seconds);
      all += part.onTheWay;
    }
    for (Part part : parts) {
      part.mix = all > 0 ? part.onTheWay / all : 0;
    }
    way.pass();
    turnstile.pass();
    for (Errand errand : Errand.values()) {
      int i = errand.number();
      double refusedNow = way.refused(errand) - refused[i];
      double cutNow = way.cut(errand) - cut[i];
      double gaveUpNow = way.gaveUp(errand) - gaveUp[i];
      refused[i] += refusedNow;
      gaveUp[i] += gaveUpNow;
      cut[i] += cutNow;
      for (Part part : parts) {
        part.lost(errand, refusedNow * part.mix, cutNow * part.mix, gaveUpNow * part.mix);
      }
    }
  }

  /** One of the parts calls at another rate. */
  void inflow() {
    way.inflow(sum(Part::messages), sum(Part::logIns), sum(Part::signUps));
  }

  private double sum(ToDoubleFunction<Part> rate) {
    double sum = 0;
    for (Part part : parts) {
      sum += rate.applyAsDouble(part);
    }
    return sum;
  }

  double signedIn() {
    return way.signedIn();
  }

  boolean isFull() {
    return way.isFull();
  }
}
