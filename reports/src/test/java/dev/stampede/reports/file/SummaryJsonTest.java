package dev.stampede.reports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ExampleExperiment;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.SmallObjective;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.WorkLatency;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class SummaryJsonTest {

  private static final Summary BLACK_FRIDAY = ExampleExperiment.blackFriday().summary();

  /** The same without an architecture, so that every figure in it is finite. */
  private static final Summary KNOWN =
      new Summary(
          BLACK_FRIDAY.schema(),
          BLACK_FRIDAY.partial(),
          BLACK_FRIDAY.scenario(),
          BLACK_FRIDAY.run(),
          List.of(),
          BLACK_FRIDAY.incidents(),
          List.of(BLACK_FRIDAY.comparisons().get(0)),
          SmallExperiment.objectives("a", Verdict.MET, Verdict.FAILED),
          BLACK_FRIDAY.warnings());

  @Test
  void read_givesWhatWasWritten() throws IOException {
    assertThat(readBack(KNOWN)).isEqualTo(KNOWN);
    Summary hostile =
        SmallExperiment.of("<script>\u001b[2J", "=cmd()\n\"\\", "\u2028\ud83d\udc18").summary();
    assertThat(readBack(hostile).architectures().get(0).name()).isEqualTo("<script>\u001b[2J");
    assertThat(SummaryJson.write(readBack(hostile))).isEqualTo(SummaryJson.write(hostile));
    Summary gated =
        SmallExperiment.gated(
            SmallExperiment.summary(
                List.of(
                    SmallExperiment.architecture("today", "chat", 0.8, 1),
                    SmallExperiment.bound(SmallExperiment.architecture("oracle", "chat", 1, 0))),
                List.of()),
            "today");
    assertThat(SummaryJson.write(gated))
        .containsSubsequence("\"gate\" : \"today\"", "\"bound\" : false", "\"bound\" : true");
    assertThat(readBack(gated).scenario()).isEqualTo(gated.scenario());
    assertThat(readBack(gated).architectures().get(1).bound()).isTrue();
  }

  private static Summary readBack(Summary summary) throws IOException {
    return SummaryJson.read(SummaryJson.write(summary));
  }

  /** JSON has no word for never, so nobody can tell it from what was not measured. */
  @Test
  void read_givesNoFigureForWhatWasNever() throws IOException {
    Summary back = readBack(BLACK_FRIDAY);
    assertThat(SummaryJson.write(back)).isEqualTo(SummaryJson.write(BLACK_FRIDAY));
    WorkLatency was = e2e(BLACK_FRIDAY);
    WorkLatency is = e2e(back);
    assertThat(was.p99()).isInfinite();
    assertThat(is.p99()).isNaN();
    assertThat(was.mean()).isInfinite();
    assertThat(is.mean()).isNaN();
    assertThat(is.p50()).isEqualTo(was.p50());
    assertThat(is.answered()).isEqualTo(was.answered());
  }

  private static WorkLatency e2e(Summary summary) {
    return summary.architectures().get(0).useCases().get(0).latencySeconds().e2e();
  }

  @Test
  void write_keepsThePromisedNamesAndOrder() {
    String json = SummaryJson.write(BLACK_FRIDAY);
    assertThat(json)
        .containsSubsequence(
            "\"schema\" : \"stampede.summary/v2\"",
            "\"scenario\"",
            "\"name\"",
            "\"sha256\"",
            "\"seed\"",
            "\"durationSeconds\"",
            "\"replications\"",
            "\"currency\" : \"USD\"",
            "\"gate\" : null",
            "\"run\"",
            "\"events\"",
            "\"drainEvents\"",
            "\"requests\"",
            "\"attempts\"",
            "\"wallSeconds\"",
            "\"eventsPerSecond\"",
            "\"digest\"",
            "\"architectures\"",
            "\"name\"",
            "\"bound\" : false",
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
            "\"max\" : null",
            "\"answered\" : {",
            "\"mean\"",
            "\"p99.9\"",
            "\"max\"",
            "\"count\"",
            "\"wait\"",
            "\"answered\"",
            "\"firstToken\"",
            "\"answered\"",
            "\"perToken\"",
            "\"answered\"",
            "\"human\"",
            "\"deferred\"",
            "\"failed\"",
            "\"returns\"",
            "\"rework\"",
            "\"resubmitted\"",
            "\"attempts\"",
            "\"total\"",
            "\"amplification\"",
            "\"tickets\"",
            "\"cost\" : {",
            "\"tickets\"",
            "\"tokens\"",
            "\"quality\"",
            "\"cost\" : {",
            "\"total\"",
            "\"tickets\"",
            "\"tokens\"",
            "\"people\"",
            "\"replicas\"",
            "\"reserved\"",
            "\"fixed\"",
            "\"ci95\"",
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
            "\"cause\"",
            "\"detail\"",
            "\"httpStatus\"",
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
            "\"incidents\"",
            "\"source\" : \"south\"",
            "\"struck\" : 1",
            "\"expected\" : 0.9",
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
            "\"value\"",
            "\"estimate\"",
            "\"metric\"",
            "\"operator\"",
            "\"limit\"",
            "\"unit\"",
            "\"each\" : \"\"",
            "\"why\" : \"\"",
            "\"within\"",
            "\"share\"",
            "\"answered\"",
            "\"answeredValue\"");
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
  void write_hasNullForWhatIsNotFinite() {
    Summary summary =
        SmallExperiment.summary(
            List.of(
                SmallExperiment.architecture("a", "chat", Double.NaN, Double.POSITIVE_INFINITY)),
            List.of(SmallObjective.latency("latency.e2e.p99").within(0.3, 0.5, 9).never("a")));
    assertThat(SummaryJson.write(summary))
        .containsSubsequence(
            "\"availability\" : {", "\"mean\" : null", "\"total\" : null", "\"providers\"")
        .containsSubsequence(
            "\"verdict\" : \"failed\"",
            "\"value\" : null",
            "\"mean\" : null",
            "\"ci95\" : [ null, null ]",
            "\"limit\" : 20.0",
            "\"share\" : 0.3",
            "\"answered\" : 0.5",
            "\"answeredValue\" : 9.0");
  }

  @Test
  void write_hasNullForAnEndThatIsNever() throws IOException {
    Estimate open = Estimate.of(12, 9, Double.POSITIVE_INFINITY);
    Summary summary =
        SmallExperiment.summary(
            List.of(),
            List.of(
                SmallObjective.latency("latency.e2e.p99").result("a", Verdict.INCONCLUSIVE, open)));
    assertThat(SummaryJson.write(summary)).contains("\"ci95\" : [ 9.0, null ]");
    assertThat(readBack(summary).objectives().get(0).estimate())
        .isEqualTo(new Estimate(12, Arrays.asList(9.0, null)));
  }

  @Test
  void read_passesOverFieldsOfLaterVersions() throws IOException {
    String json = SummaryJson.write(KNOWN).replace("\"run\" : {", "\"new\":[1],\"run\" : {");
    assertThat(SummaryJson.read(json)).isEqualTo(KNOWN);
  }

  @Test
  void read_saysWhatIsWrong() {
    String json = SummaryJson.write(BLACK_FRIDAY);
    assertThatThrownBy(() -> SummaryJson.read(json.replace("summary/v2", "summary/v9")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its schema is \"stampede.summary/v9\"");
    assertThatThrownBy(() -> SummaryJson.read(json.replace("summary/v2", "summary/v1")))
        .hasMessage(
            "not a summary that this version can read: its schema is \"stampede.summary/v1\", not"
                + " \"stampede.summary/v2\"; the figures of v1 mean something else, so run the"
                + " scenario again");
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
