package dev.stampede.experiments;

import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.sequential.Awaited;
import dev.stampede.experiments.sequential.Precision;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.reports.result.sequential.Stopping;
import dev.stampede.reports.result.sequential.Stopping.Reason;
import dev.stampede.reports.result.sequential.Unsettled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs strands side by side: all that they have, or batch by batch until of each enough is known.
 * Whether it is enough is asked only when all replications of a batch have ended, and all those
 * before them, and of each strand by itself: so the answer does not depend on how they were run,
 * nor on what was run beside them.
 *
 * @param strands of the same seed, each with its own plan, which begins with the first replication
 */
record Lockstep(List<Strand> strands, Executor executor, ProgressListener listener) {

  /** Runs all of it, or what there is time for. */
  void runAll(Cancellation cancellation) {
    run(strands, 0, strands.get(0).plan().replications(), cancellation);
  }

  /**
   * Runs batches until enough is known of each strand.
   *
   * @param confidence the share of intervals that cover the truth at one look
   * @param figures that a strand may have to know, once it has a replication
   * @return why each of them stopped; empty for one that was cancelled before a replication was
   *     complete
   */
  List<Optional<Stopping>> runUntil(
      Precision precision,
      double confidence,
      Function<Strand, List<Awaited>> figures,
      Cancellation cancellation) {
    Map<Strand, Stopping> stopped = new LinkedHashMap<>();
    List<Strand> open = strands;
    List<Integer> looks = new ArrayList<>();
    for (int look : precision.looks().numbers()) {
      int before = looks.isEmpty() ? 0 : looks.get(looks.size() - 1);
      run(open, before, look, cancellation);
      List<Strand> further = new ArrayList<>();
      List<Integer> complete = new ArrayList<>(looks);
      looks.add(look);
      for (Strand strand : open) {
        if (strand.replications() == 0) {
          continue;
        }
        List<Awaited> seen = figures.apply(strand);
        List<Unsettled> unsettled = precision.unsettled(strand.replications(), seen);
        boolean whole = strand.replications() == look;
        if (whole && !unsettled.isEmpty() && look < precision.looks().most()) {
          further.add(strand);
          continue;
        }
        stopped.put(
            strand,
            new Stopping(
                precision.asked(),
                !whole ? Reason.INTERRUPTED : unsettled.isEmpty() ? Reason.ENOUGH : Reason.CAP,
                whole ? looks : complete,
                confidence,
                unsettled,
                precision.notAwaited(seen)));
      }
      open = further;
      if (open.isEmpty()) {
        break;
      }
    }
    return strands.stream().map(strand -> Optional.ofNullable(stopped.get(strand))).toList();
  }

  private void run(List<Strand> open, int from, int until, Cancellation cancellation) {
    List<Variant> variants =
        open.stream().flatMap(strand -> strand.plan().variants().stream()).toList();
    executor.run(
        new Plan(variants, strands.get(0).plan().seed(), from, until - from),
        new Routing(strands, open, listener, from, until),
        cancellation);
    open.forEach(Strand::compareWithTwins);
  }
}
