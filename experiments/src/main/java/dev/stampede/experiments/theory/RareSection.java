package dev.stampede.experiments.theory;

import dev.stampede.experiments.splitting.BusyServer;
import dev.stampede.experiments.splitting.Splitting;
import dev.stampede.reports.result.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Shows what splitting finds of probabilities that are known, down to one in 10^12. */
final class RareSection {

  private static final Splitting SPLITTING = new Splitting(2000, 50);

  /** Far from what other experiments are seeded with. */
  private static final long SEED = 1_951_000_000;

  private static final List<BusyServer> SERVERS =
      List.of(
          new BusyServer(0.5, 10, 1),
          new BusyServer(0.5, 20, 1),
          new BusyServer(0.5, 25, 1),
          new BusyServer(0.5, 40, 1),
          new BusyServer(0.8, 10, 3),
          new BusyServer(0.8, 20, 3),
          new BusyServer(0.8, 25, 3),
          new BusyServer(0.8, 50, 3),
          new BusyServer(0.9, 10, 5),
          new BusyServer(0.9, 20, 5),
          new BusyServer(0.9, 25, 5),
          new BusyServer(0.9, 50, 5));

  /** What was found of one. */
  record Result(BusyServer server, Estimate found) {

    boolean holds() {
      return Math.abs(found.mean() - server.truth()) <= 0.1 * server.truth();
    }
  }

  private RareSection() {}

  static List<Result> run(Seeds seeds) {
    return SERVERS.stream()
        .map(server -> new Result(server, SPLITTING.probability(server, seeds.of(SEED))))
        .toList();
  }

  static List<String> of(List<Result> results) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "",
                "## Rare events",
                "",
                String.format(
                    Locale.ROOT,
                    "The chance that a busy period of M/M/1 reaches a height before it ends, by splitting with fixed effort: %,d tries at each level, all of it %d times. The truth is the gambler's ruin; what is found must be within a tenth of it.",
                    SPLITTING.tries(),
                    SPLITTING.runs()),
                "",
                "| load | height | levels | truth | found | 95 % interval | holds |",
                "|---|---|---|---|---|---|---|"));
    results.forEach(result -> lines.add(line(result)));
    return lines;
  }

  private static String line(Result result) {
    BusyServer server = result.server();
    Estimate found = result.found();
    return "| %s | %d | %d | %s | %s | %s to %s | %s |"
        .formatted(
            server.load(),
            server.height(),
            server.levels(),
            number(server.truth()),
            number(found.mean()),
            number(Objects.requireNonNull(found.ci95().get(0))),
            number(Objects.requireNonNull(found.ci95().get(1))),
            Agreement.of(result.holds()).shown());
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.3e", number);
  }
}
