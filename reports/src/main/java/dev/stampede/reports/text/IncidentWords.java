package dev.stampede.reports.text;

import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.Summary.IncidentSighting;
import java.util.List;
import java.util.Locale;

/** How many incidents by chance there were, and how many were to be expected. */
public final class IncidentWords {

  private IncidentWords() {}

  /**
   * Returns one part of a sentence for each source of incidents: {@code incidents of north: struck
   * 3 of 20 replications, 2.9 expected}. None where there are no incidents by chance.
   */
  public static List<String> of(Summary summary) {
    int replications = summary.scenario().replications();
    return summary.incidents().stream().map(seen -> words(seen, replications)).toList();
  }

  private static String words(IncidentSighting seen, int replications) {
    return String.format(
        Locale.ROOT,
        "incidents of %s: struck %,d of %,d replication%s, %s expected",
        PlainText.of(seen.source(), Headline.LONGEST_NAME),
        seen.struck(),
        replications,
        replications == 1 ? "" : "s",
        expected(seen.expected()));
  }

  /** To a tenth, as it is compared with a whole number; below that to two digits. */
  private static String expected(double expected) {
    return new Scale(1, expected < 0.95 ? Scale.digits(expected, 2) : 1, "").number(expected);
  }
}
