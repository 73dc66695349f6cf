package dev.stampede.models.market;

import java.util.Comparator;
import java.util.List;

/**
 * Whose the liquid in an engine is. The engine knows one, and so do its line and its refusals; here
 * all that goes in, starts, leaves or is lost is divided. In a line by priority those above start
 * first, and what is left of a start is for those below; otherwise the line is one mixture. Service
 * is one mixture always.
 */
final class EngineShares {

  private static final Comparator<Part> URGENT_FIRST =
      Comparator.comparingInt((Part part) -> part.priority).reversed();

  private final SharedCapacity engine;
  private final boolean byPriority;
  private final List<Part> parts;

  private double served;
  private double refused;
  private double abandoned;
  private double cut;
  private double insideSeconds;
  private double waitingSeconds;
  private double leaving;

  EngineShares(SharedCapacity engine, boolean byPriority, List<Part> parts) {
    this.engine = engine;
    this.byPriority = byPriority;
    this.parts = parts;
  }

  /** Puts them in the order in which they start. */
  void inOrder() {
    parts.sort(URGENT_FIRST);
  }

  /** Divides what has happened in some seconds, in which each part sent calls at its rate. */
  void pass(double seconds) {
    Volumes now = engine.volumes();
    double servedNow = now.served - served;
    double refusedNow = now.refused - refused;
    double abandonedNow = now.abandoned - abandoned;
    double cutNow = now.cut - cut;
    served = now.served;
    refused = now.refused;
    abandoned = now.abandoned;
    cut = now.cut;
    leaving = (servedNow + abandonedNow) / seconds;

    enter(refusedNow, seconds);
    double lost = cutNow > 0 ? cutNow / (engine.inside() + cutNow) : 0;
    double stillInLine = lost < 1 ? engine.inLine() / (1 - lost) : 0;
    start(sumInLine() - abandonedNow - stillInLine);
    giveUp(abandonedNow);
    leave(servedNow);
    for (Part part : parts) {
      part.volumes.cut += (part.inLine + part.inService) * lost;
      part.inLine *= 1 - lost;
      part.inService *= 1 - lost;
    }
    count(now);
  }

  private void enter(double refusedNow, double seconds) {
    double sent = 0;
    for (Part part : parts) {
      sent += part.sending * seconds;
    }
    double full = sent > 0 ? Math.min(1, refusedNow / sent) : 0;
    for (Part part : parts) {
      double its = part.sending * seconds;
      part.volumes.refused += its * full;
      part.inLine += its * (1 - full);
    }
  }

  /** Lets calls of the line start, those of equal priority alike. */
  private void start(double starts) {
    double left = Math.max(0, starts);
    for (int from = 0; from < parts.size(); ) {
      int until = from;
      double alike = 0;
      while (until < parts.size()
          && (!byPriority || parts.get(until).priority == parts.get(from).priority)) {
        alike += parts.get(until).inLine;
        until++;
      }
      double share = alike > 0 ? Math.min(1, left / alike) : 0;
      left -= alike * share;
      for (; from < until; from++) {
        Part part = parts.get(from);
        double its = part.inLine * share;
        part.inLine -= its;
        part.inService += its;
      }
    }
  }

  private void giveUp(double calls) {
    double all = sumInLine();
    double share = all > 0 ? Math.min(1, calls / all) : 0;
    for (Part part : parts) {
      part.volumes.abandoned += part.inLine * share;
      part.inLine *= 1 - share;
    }
  }

  private void leave(double calls) {
    double all = 0;
    for (Part part : parts) {
      all += part.inService;
    }
    double share = all > 0 ? Math.min(1, calls / all) : 0;
    for (Part part : parts) {
      part.volumes.served += part.inService * share;
      part.inService *= 1 - share;
    }
  }

  private double sumInLine() {
    double sum = 0;
    for (Part part : parts) {
      sum += part.inLine;
    }
    return sum;
  }

  /** Calls and seconds inside, for autoscalers. */
  private void count(Volumes now) {
    double inside = engine.inside();
    double waiting = engine.inLine();
    double more = now.insideSeconds - insideSeconds;
    double moreInLine = now.waitingSeconds - waitingSeconds;
    insideSeconds = now.insideSeconds;
    waitingSeconds = now.waitingSeconds;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      double evenly = 1.0 / parts.size();
      double its = inside > 0 ? (part.inLine + part.inService) / inside : evenly;
      part.volumes.insideSeconds += more * its;
      part.volumes.waitingSeconds += moreInLine * (waiting > 0 ? part.inLine / waiting : evenly);
    }
  }

  /** Calls that left in a second, served or out of patience, when time passed last. */
  double leavingPerSecond() {
    return leaving;
  }
}
