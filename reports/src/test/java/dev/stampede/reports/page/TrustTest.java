package dev.stampede.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.page.Page.Term;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.Summary.IncidentSighting;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrustTest {

  private static final Summary ONE = SmallExperiment.summary(List.of(), List.of());
  private static final Summary TWENTY = SmallExperiment.replicated(ONE, 20);

  private static String text(Summary summary, String name) {
    return Trust.of(summary).stream()
        .filter(term -> term.name().equals(name))
        .findFirst()
        .map(Term::text)
        .orElse("");
  }

  @Test
  void trust_saysWhereIntervalsComeFrom() {
    assertThat(text(TWENTY, "Intervals"))
        .contains(
            "Student's t", "Willink's", "never narrower than Wilson's", "sectioning", "paired");
    assertThat(text(ONE, "Intervals"))
        .isEqualTo("None: one replication cannot tell a difference from chance.");
  }

  @Test
  void trust_saysHowManyIncidentsThereWere() {
    assertThat(text(TWENTY, "Incidents")).isEmpty();
    assertThat(
            text(
                SmallExperiment.struck(
                    TWENTY,
                    new IncidentSighting("north", 3, 2.9),
                    new IncidentSighting("south", 0, 1)),
                "Incidents"))
        .contains(
            "; incidents of north: struck 3 of 20 replications, 2.9 expected; incidents of south:"
                + " struck 0 of 20 replications, 1 expected. ");
  }

  /** 4 of 100 events. */
  @Test
  void trust_saysWhatTheRunTookAfterItsEnd() {
    assertThat(text(ONE, "After the end"))
        .isEqualTo(
            "The run went on after the end until the work that counts had ended: 4 events, 4 % of"
                + " all.");
    Summary none =
        new Summary(
            ONE.schema(),
            false,
            ONE.scenario(),
            new Summary.Run(100, 0, 10, 12, 0.5, 200, "d1"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertThat(text(none, "After the end"))
        .isEqualTo("Nothing was simulated: all that counts had ended by then.");
  }
}
