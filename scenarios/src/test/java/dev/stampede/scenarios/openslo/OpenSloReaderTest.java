package dev.stampede.scenarios.openslo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.openslo.OpenSloReader.Read;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objectives as others write them down. */
class OpenSloReaderTest {

  private static final String SLO =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: chat-works, displayName: Chat works}
      spec:
        service: chat
        indicator:
          metadata: {name: good-answers}
          spec:
            ratioMetric:
              counter: true
              good: {metricSource: {type: Prometheus, spec: {query: a}}}
              total: {metricSource: {type: Prometheus, spec: {query: b}}}
        timeWindow: [{duration: 28d, isRolling: true}]
        budgetingMethod: Occurrences
        objectives:
          - {displayName: usual, target: 0.995}
          - {displayName: good, targetPercent: 99.95}
      """;

  private static Read read(String text, Problems problems) {
    return OpenSloReader.read(Source.of("slo.yaml", text), List.of("chat", "mail"), problems);
  }

  private static Read read(String text) {
    Problems problems = new Problems();
    Read read = read(text, problems);
    assertThat(problems.render()).isEmpty();
    return read;
  }

  private static String error(String text) {
    Problems problems = new Problems();
    read(text, problems);
    return problems.render();
  }

  @Test
  void ratios_areAvailability_andTheirWindowIsTold() {
    Read read = read(SLO);

    assertThat(read.objectives())
        .containsExactly("chat.availability >= 99.5%", "chat.availability >= 99.95%");
    assertThat(read.notes()).hasSize(1);
    assertThat(read.notes().get(0)).contains("'chat-works' is of a window of 28d", "365 days");
    assertThat(read(SLO.replace("28d", "1Y")).notes()).isEmpty();
  }

  @Test
  void severalDocuments_areRead_andTheSloMayHaveTheNameOfTheUseCase() {
    String service = "apiVersion: openslo/v1\nkind: Service\nmetadata: {name: chat}\n";
    String mail =
        SLO.replace("name: chat-works", "name: mail").replace("service: chat", "service: post");

    Read read = read("# ours\n---\n" + service + "---\n" + SLO + "--- # and\n" + mail);

    assertThat(read.objectives())
        .contains("chat.availability >= 99.5%", "mail.availability >= 99.95%");
    assertThat(read.notes().get(0)).contains("a Service says nothing");
  }

  @Test
  void whatYearsDoNotCount_isLeftOut() {
    String slices =
        SLO.replace("service: chat", "service: mail").replace("Occurrences", "Timeslices");
    String threshold = SLO.replace("ratioMetric", "thresholdMetric");

    assertThat(read(SLO + "---\n" + slices).notes()).anyMatch(n -> n.contains("by Timeslices"));
    assertThat(read(SLO + "---\n" + threshold).notes())
        .anyMatch(note -> note.contains("no ratioMetric"));
    assertThat(error(threshold)).contains("no objective in it that a year is judged by");
  }

  @Test
  void whatIsWrong_isSaidWithItsPlace() {
    assertThat(error(SLO.replace("openslo/v1", "openslo/v1alpha")))
        .contains("slo.yaml:1:13", "'openslo/v1alpha' is not openslo/v1");
    assertThat(error("---\n---\n" + SLO.replace("service: chat", "service: caht")))
        .contains("slo.yaml:7:12", "did you mean 'chat'?");
    assertThat(error(SLO.replace("0.995", "1.2")))
        .contains("slo.yaml:16:7", "a target from 0 to below 1");
    assertThat(error(SLO.replace("0.995", "most"))).contains("a target from 0 to below 1");
    assertThat(error("- a\n")).contains("must be a mapping, not a list");
    assertThat(error("")).contains("no objective in it");
  }
}
