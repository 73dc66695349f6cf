package dev.stampede.experiments.compare;

import dev.stampede.experiments.conclude.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is compared with whom. In one scenario every architecture is compared with the baseline; of
 * several, those of the further ones with that of the same name in the first one, or else with the
 * baseline.
 */
final class Contenders {

  private Contenders() {}

  /**
   * Lists them in the order of scenarios and architectures.
   *
   * @param labels of the scenarios, each its own
   * @param baseline name of an architecture of the first scenario
   */
  static List<Contender> of(List<Evidence> evidence, List<String> labels, String baseline) {
    List<Evidence> shown = comparable(evidence);
    Evidence first = shown.get(0);
    int most = first.architectures().indexOf(baseline);
    List<Contender> contenders = new ArrayList<>();
    for (int s = 0; s < shown.size(); s++) {
      List<String> names = shown.get(s).architectures();
      for (int a = 0; a < names.size(); a++) {
        int same = s == 0 ? -1 : first.architectures().indexOf(names.get(a));
        boolean isBaseline = s == 0 && (a == most || shown.size() > 1);
        contenders.add(
            new Contender(
                shown.size() == 1 ? names.get(a) : labels.get(s) + " / " + names.get(a),
                s,
                shown.get(s),
                a,
                shown.get(s).scenario().bounds().contains(names.get(a)),
                isBaseline ? Contender.NO_BASELINE : same >= 0 ? same : most));
      }
    }
    return contenders;
  }

  /**
   * Incidents are the same for all architectures of a scenario, and may be others in another one:
   * then replications are not weighted by them.
   */
  private static List<Evidence> comparable(List<Evidence> evidence) {
    boolean same = evidence.stream().map(Evidence::sightings).distinct().count() == 1;
    return same ? evidence : evidence.stream().map(Evidence::unstratified).toList();
  }
}
