package dev.stampede.experiments.capacity;

import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.sweep.PointResult.OfArchitecture;
import dev.stampede.reports.result.sweep.Tried;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What speaks against an answer: a bisection takes for granted that promises are the easier to keep
 * the farther a value is along its range; whether that is so among those that were tried is seen.
 *
 * @param tried in the order of their values
 */
record Doubts(CapacityQuestion question, List<Tried> tried) {

  List<String> warnings() {
    Set<String> warnings = new LinkedHashSet<>();
    int last = question.axes().size() - 1;
    List<String> searched = question.searched();
    for (Tried one : tried) {
      for (Tried other : tried) {
        boolean along =
            one.values().subList(0, last).equals(other.values().subList(0, last))
                && searched.indexOf(one.values().get(last))
                    < searched.indexOf(other.values().get(last));
        if (along) {
          against(one, other).forEach(warnings::add);
        }
      }
    }
    return List.copyOf(warnings);
  }

  /** Architectures that keep their promises at one value, and break them where it is easier. */
  private List<String> against(Tried one, Tried other) {
    List<String> warnings = new ArrayList<>();
    String path = question.axes().get(question.axes().size() - 1).path();
    for (OfArchitecture architecture : one.result().architectures()) {
      boolean breaks =
          other
              .result()
              .architecture(architecture.name())
              .filter(each -> each.verdict() == Verdict.FAILED)
              .isPresent();
      if (architecture.verdict() == Verdict.MET && breaks) {
        warnings.add(
            "'%s' keeps its promises at %s=%s and breaks them at %s: more is not always better, so the answer is but one of several; sweep the range"
                .formatted(
                    architecture.name(),
                    path,
                    one.values().get(one.values().size() - 1),
                    other.values().get(other.values().size() - 1)));
      }
    }
    return warnings;
  }
}
