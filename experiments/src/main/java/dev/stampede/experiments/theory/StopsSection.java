package dev.stampede.experiments.theory;

import dev.stampede.experiments.sequential.Looks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows what came of runs that stop by what they have seen. */
final class StopsSection {

  private StopsSection() {}

  static List<String> of(List<StopResult> results) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            "",
            "## Runs that stop by what they have seen",
            "",
            String.format(
                Locale.ROOT,
                "`--precision`: looked at after %s replications. Here alone what a replication puts out is drawn from a law, one number for each, and not simulated; it is estimated, looked at and stopped as in every run. Intervals must cover the truth at the number where the run stopped, or ended at the cap, in at least 93.5 %%.",
                new Looks(Looks.FEWEST, Looks.MOST).numbers()),
            "",
            "- **at every look**: share of the runs whose intervals of *all* looks cover the truth. So often `--until-verdict` does not decide what cannot be decided, a limit at the truth.",
            "- **paired difference**: of a contender whose output is a fifth more than that of its baseline, whose mean is 1. In four of five replications both meet the same numbers.",
            "- **wider**: the mean ratio to the plain interval of the same replications, which would hold had their number been given.",
            "",
            "| output of a replication | asked | covers | too low | too high | holds | at every look | holds | mean n | at the cap | ± half-width, of the truth | wider |",
            "|---|---|---|---|---|---|---|---|---|---|---|---|"));
    results.forEach(result -> lines.add(line(result)));
    return lines;
  }

  private static String line(StopResult result) {
    int runs = result.runs();
    return "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            result.study().output(),
            result.study().asked(),
            Shown.share(result.covered(), runs),
            Shown.share((double) result.below() / runs),
            Shown.share((double) result.above() / runs),
            result.holds().shown(),
            Shown.share((double) result.everyLook() / runs, runs),
            result.holdsAtEveryLook().shown(),
            Math.round(result.meanReplications()),
            Shown.share((double) result.atCap() / runs),
            Shown.share(result.meanHalfWidth()),
            Shown.digits(result.wider(), 3));
  }
}
