package dev.stampede.experiments.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said together of all contenders that have a baseline: its errors are those of all of it
 * (Holm).
 */
record Family(List<Measuring> measurings, List<Contender> contenders, Indifference indifference) {

  /** Returns what each measure says of each of them, measure by measure. */
  List<List<Beside>> all() {
    List<Contender> compared = contenders.stream().filter(Contender::hasBaseline).toList();
    List<Contrast> contrasts =
        measurings.stream()
            .flatMap(measuring -> compared.stream().map(c -> measuring.contrast(c, baseline(c))))
            .toList();
    double[] pValues = new double[contrasts.size()];
    for (int i = 0; i < pValues.length; i++) {
      Measuring measuring = measurings.get(i / compared.size());
      pValues[i] = measuring.certainty().pValue(contrasts.get(i).pValue());
    }
    double[] adjusted = Holm.adjusted(pValues);
    List<List<Beside>> all = new ArrayList<>();
    for (int m = 0; m < measurings.size(); m++) {
      Measuring measuring = measurings.get(m);
      List<Beside> beside = new ArrayList<>();
      for (int c = 0; c < compared.size(); c++) {
        int number = m * compared.size() + c;
        beside.add(
            new Beside(
                measuring,
                compared.get(c),
                baseline(compared.get(c)),
                contrasts.get(number),
                adjusted[number],
                indifference.of(measuring.yardstick().metric().name()).orElse(0.0),
                measuring.simultaneous(compared.size())));
      }
      all.add(beside);
    }
    return all;
  }

  private Contender baseline(Contender contender) {
    return contenders.get(contender.baseline());
  }
}
