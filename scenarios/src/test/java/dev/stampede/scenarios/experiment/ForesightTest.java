package dev.stampede.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.conclude.Foresight;
import dev.stampede.experiments.scenario.Scenario;
import org.junit.jupiter.api.Test;

class ForesightTest {

  private static Scenario scenario(int replications, String incidents, String objective) {
    return Scenarios.read(
        """
        apiVersion: stampede/v1
        name: rare
        duration: 1h
        replications: %d
        demand: {work: {arrivals: {rate: 1/s}}}
        providers:
          p:
            engine: {servers: 1, service: 10ms}
            %s
        architectures: {a: {ladder: [p]}}
        %s
        """
            .formatted(replications, incidents, objective));
  }

  private static String incidents(String meanBetween, String share) {
    return "incidents: {mean_between: %s, repair: 1h, shape: 1, hazard: uniform, severities: [{probability: %s, kind: outage}]}"
        .formatted(meanBetween, share);
  }

  private static final String JUDGED = "objectives: [work.availability >= 99%]";

  /** One replication in 1 / (1 - exp(-2 / 100)) = 50.5 is struck: 303 see six on average. */
  @Test
  void tooFewReplications_forTheIncidents() {
    assertThat(Foresight.of(scenario(5, incidents("100h", "100%"), JUDGED)))
        .singleElement()
        .asString()
        .matches(
            "incidents of p strike one replication in (49|50|51|52), and there are 5: "
                + "too few to judge by; about (29|30|31)\\d are needed");
    assertThat(Foresight.of(scenario(160, incidents("100h", "100%"), JUDGED))).isEmpty();
    assertThat(Foresight.of(scenario(140, incidents("100h", "100%"), JUDGED))).hasSize(1);
  }

  @Test
  void enoughIncidents_orNone_areNoMatter() {
    assertThat(Foresight.of(scenario(3, incidents("1m", "100%"), JUDGED))).isEmpty();
    assertThat(Foresight.of(scenario(2, incidents("1m", "100%"), JUDGED))).hasSize(1);
    assertThat(Foresight.of(scenario(1, incidents("100h", "0%"), JUDGED))).isEmpty();
    assertThat(Foresight.of(scenario(1, "", JUDGED))).isEmpty();
  }

  @Test
  void whoJudgesNothing_needsNoWarning() {
    assertThat(Foresight.of(scenario(5, incidents("100h", "100%"), ""))).isEmpty();
  }

  @Test
  void sharesOfReplications_needEnoughOfThem() {
    String share = "objectives: ['P(work.availability >= 99%%) %s']";
    assertThat(Foresight.of(scenario(71, "", share.formatted(">= 95%"))))
        .containsExactly(
            "'P(work.availability >= 99%) >= 95%' cannot be met by 71 replications: it needs 72 without a miss");
    assertThat(Foresight.of(scenario(72, "", share.formatted(">= 95%")))).isEmpty();
    assertThat(Foresight.of(scenario(1, "", share.formatted("<= 95%")))).isEmpty();
    assertThat(Foresight.of(scenario(1, "", share.formatted(">= 100%")))).isEmpty();
    assertThat(Foresight.of(scenario(1, "", share.formatted(">= 0%")))).isEmpty();
  }
}
