package dev.stampede.reports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.reports.result.ExampleExperiment;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class SummaryJsonTest {

  private static final Summary BLACK_FRIDAY = ExampleExperiment.blackFriday().summary();

  @Test
  void read_givesWhatWasWritten() throws IOException {
    assertThat(SummaryJson.read(SummaryJson.write(BLACK_FRIDAY))).isEqualTo(BLACK_FRIDAY);
    Summary hostile =
        SmallExperiment.of("<script>\u001b[2J", "=cmd()\n\"\\", "\u2028\ud83d\udc18").summary();
    assertThat(SummaryJson.read(SummaryJson.write(hostile))).isEqualTo(hostile);
  }

  @Test
  void write_keepsThePromisedNamesAndOrder() {
    String json = SummaryJson.write(BLACK_FRIDAY);
    assertThat(json)
        .containsSubsequence(
            "\"schema\" : \"stampede.summary/v1\"",
            "\"scenario\"",
            "\"name\"",
            "\"sha256\"",
            "\"seed\"",
            "\"durationSeconds\"",
            "\"replications\"",
            "\"run\"",
            "\"events\"",
            "\"requests\"",
            "\"attempts\"",
            "\"wallSeconds\"",
            "\"eventsPerSecond\"",
            "\"digest\"",
            "\"architectures\"",
            "\"name\"",
            "\"useCases\"",
            "\"name\"",
            "\"outcomes\"",
            "\"offered\"",
            "\"full\"",
            "\"degraded\"",
            "\"human\"",
            "\"late\"",
            "\"failed\"",
            "\"abandoned\"",
            "\"unfinished\"",
            "\"availability\"",
            "\"mean\"",
            "\"ci95\" : [ ",
            "\"latencySeconds\"",
            "\"e2e\"",
            "\"mean\"",
            "\"p50\"",
            "\"p90\"",
            "\"p99\"",
            "\"p99.9\"",
            "\"max\"",
            "\"wait\"",
            "\"firstToken\"",
            "\"deferred\"",
            "\"returns\"",
            "\"rework\"",
            "\"resubmitted\"",
            "\"attempts\"",
            "\"total\"",
            "\"amplification\"",
            "\"tickets\"",
            "\"costUsd\"",
            "\"quality\"",
            "\"providers\"",
            "\"name\"",
            "\"attempts\"",
            "\"availability\"",
            "\"rateLimited\"",
            "\"overloaded\"",
            "\"rejected\"",
            "\"utilization\"",
            "\"meanInSystem\"",
            "\"meanQueued\"",
            "\"meanCapacity\"",
            "\"attribution\"",
            "\"origins\"",
            "\"useCase\"",
            "\"outcome\"",
            "\"count\"",
            "\"share\"",
            "\"at\"",
            "\"rung\" : 1",
            "\"name\"",
            "\"layer\"",
            "\"status\" : \"ok\"",
            "\"after\"",
            "\"layers\"",
            "\"chain\"",
            "\"layer\"",
            "\"entered\"",
            "\"succeeded\"",
            "\"failed\"",
            "\"rejected\"",
            "\"timedOut\"",
            "\"cancelled\"",
            "\"unfinished\"",
            "\"amplification\"",
            "\"keptSeconds\"",
            "\"guards\"",
            "\"guard\"",
            "\"replicas\"",
            "\"openings\"",
            "\"openingsInFaults\"",
            "\"openingsOfEach\"",
            "\"worst\"",
            "\"openSecondsOfEach\"",
            "\"probes\"",
            "\"faults\"",
            "\"faultsNoticed\"",
            "\"openedAfterSeconds\"",
            "\"failuresBefore\"",
            "\"faultLoads\"",
            "\"faultSeconds\"",
            "\"calls\"",
            "\"callsPerRun\"",
            "\"comparisons\"",
            "\"metric\"",
            "\"useCase\"",
            "\"baseline\"",
            "\"architecture\"",
            "\"difference\"",
            "\"mean\"",
            "\"ci95\"",
            "\"objectives\"",
            "\"objective\"",
            "\"architecture\"",
            "\"verdict\" : \"failed\"",
            "\"value\"");
    assertThat(json).contains("\"verdict\" : \"inconclusive\"").endsWith("\n}\n");
    assertThat(json).doesNotContain("\r", "NaN", "Infinity", "halfWidth", "hasInterval");
  }

  @Test
  void write_hasNoIntervalOfOneReplication() {
    Summary summary = SmallExperiment.of("only", "chat", "p").summary();
    assertThat(SummaryJson.write(summary)).contains("\"ci95\" : [ null, null ]");
  }

  @Test
  void write_isTheSameInEveryLocale() {
    String expected = SummaryJson.write(BLACK_FRIDAY);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(SummaryJson.write(BLACK_FRIDAY)).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void write_rejectsWhatIsNotFinite() {
    Summary nan =
        SmallExperiment.summary(
            List.of(SmallExperiment.architecture("a", "chat", Double.NaN, 1)), List.of());
    assertThatThrownBy(() -> SummaryJson.write(nan))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "architectures[0].useCases[0].availability.mean is NaN: only finite figures can be"
                + " written");
    Summary infinite =
        SmallExperiment.summary(
            List.of(SmallExperiment.architecture("a", "chat", 1, Double.POSITIVE_INFINITY)),
            List.of());
    assertThatThrownBy(() -> SummaryJson.write(infinite)).hasMessageContaining("costUsd is Inf");
  }

  @Test
  void read_passesOverFieldsOfLaterVersions() throws IOException {
    String json = SummaryJson.write(BLACK_FRIDAY).replace("\"run\" : {", "\"new\":[1],\"run\" : {");
    assertThat(SummaryJson.read(json)).isEqualTo(BLACK_FRIDAY);
  }

  @Test
  void read_saysWhatIsWrong() {
    String json = SummaryJson.write(BLACK_FRIDAY);
    assertThatThrownBy(() -> SummaryJson.read(json.replace("summary/v1", "summary/v9")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its schema is \"stampede.summary/v9\"");
    assertThatThrownBy(() -> SummaryJson.read("{}")).hasMessageContaining("schema is missing");
    assertThatThrownBy(() -> SummaryJson.read("[]")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> SummaryJson.read("")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> SummaryJson.read(json.substring(0, 2_000)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("not a whole summary: ");
    assertThatThrownBy(() -> SummaryJson.read(json.replace("\"digest\"", "\"digits\"")))
        .hasMessageContaining("digest");
    assertThatThrownBy(() -> SummaryJson.read(json.replace("\"full\" : 2", "\"full\" : 3")))
        .hasMessageContaining("the books do not balance");
  }
}
