package dev.stampede.reports.comparison;

import dev.stampede.reports.result.comparison.ComparisonAnswer;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Contender;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Kept;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Promise;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Standing;
import dev.stampede.reports.result.comparison.Measure;
import dev.stampede.reports.text.Metric;
import dev.stampede.reports.text.PlainText;
import java.util.List;
import java.util.stream.Collectors;

/** What a comparison comes to, in a sentence: promises that are lost first, then who is best. */
record ComparisonHeadline(ComparisonAnswer answer) {

  private static final int LONGEST_NAME = 40;

  String sentence() {
    String lost = lost(Standing.LOST, "loses");
    if (!lost.isEmpty()) {
      return lost + ".";
    }
    String doubtful = lost(Standing.DOUBTFUL, "may lose");
    return doubtful.isEmpty() ? best() : doubtful + ": run more replications.";
  }

  /** The first promise that a contender does not keep as its baseline does; empty for none. */
  private String lost(Standing standing, String verb) {
    for (Promise promise : answer.promises()) {
      for (Kept kept : promise.kept()) {
        if (kept.standing() == standing) {
          long more =
              answer.promises().stream()
                      .flatMap(p -> p.kept().stream())
                      .filter(k -> k.standing() == standing)
                      .count()
                  - 1;
          return "%s %s “%s” (%s), which %s keeps%s"
              .formatted(
                  quoted(kept.contender()),
                  verb,
                  PlainText.of(promise.objective()),
                  kept.value(),
                  quoted(baseline(kept.contender())),
                  more == 0 ? "" : ", and %d more".formatted(more));
        }
      }
    }
    return "";
  }

  private String baseline(String contender) {
    return answer.contenders().stream()
        .filter(c -> c.name().equals(contender))
        .map(Contender::baseline)
        .findFirst()
        .orElse("");
  }

  private String best() {
    if (answer.measures().isEmpty()) {
      return "Nothing was measured, so nothing can be compared.";
    }
    Measure first = answer.measures().get(0);
    String figure = Metric.of(first.metric()).words(first.useCase());
    List<String> best = first.couldBeBest();
    if (best.size() == 1) {
      return "%s is best in %s, with 95 %% confidence.".formatted(quoted(best.get(0)), figure);
    }
    return best.size() == answer.contenders().size()
        ? "None is told apart from all others in %s.".formatted(figure)
        : "%s cannot be told apart in %s: any of them may be the best."
            .formatted(
                best.stream().map(ComparisonHeadline::quoted).collect(Collectors.joining(", ")),
                figure);
  }

  static String quoted(String name) {
    return PlainText.quoted(name, LONGEST_NAME);
  }
}
