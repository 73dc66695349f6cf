package dev.stampede.scenarios.dialect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.work.Answer;
import dev.stampede.scenarios.language.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * The elements of OpenAI's and Anthropic's libraries for node and of Portkey's gateway beside the
 * real ones, as {@code scenarios/src/test/node} measured them on the loopback: {@code
 * measured-clients.json} has what each was given, how its providers answered, and when it made its
 * attempts.
 */
class MeasuredClientsTest {

  /** So many requests are alike only if nothing is drawn. */
  private static final int FEW = 5;

  /** Requests with waits of their own, among which those of the real one must be. */
  private static final int MANY = 60;

  /** The same where answers change: only waits up to two seconds are drawn there. */
  private static final int SOME = 12;

  /**
   * How far outside of that a measured wait may be: two looks of ours, and what a timer of node and
   * the loopback take.
   */
  private static final double TOLERANCE_SECONDS = 0.1;

  /** Longer than any client of the cases takes. */
  private static final double PATIENCE_SECONDS = 200;

  private static final int DEVIATIONS = 4;

  /** By the client of a case: our element, how its version begins, and whose release that is. */
  private static final Map<String, List<String>> ELEMENTS =
      Map.of(
          "openai", List.of("sdk.openai", "node/", "openai"),
          "anthropic", List.of("sdk.anthropic", "node/", "@anthropic-ai/sdk"),
          "portkey", List.of("portkey.config"),
          "portkey from npm", List.of("portkey.config", "npm/", "@portkey-ai/gateway"));

  /**
   * What was measured of a case.
   *
   * @param version of the library; empty for the newest that is known
   * @param config what the client was given
   * @param answers of each provider in their order, of which the last one is for all that follow
   * @param requests how many there were; gaps and the end are those of a single one
   */
  record Measured(
      String client,
      String version,
      Map<String, Object> config,
      Map<String, List<String>> answers,
      int requests,
      Map<String, Long> calls,
      List<Double> gaps,
      String end) {

    private boolean isGateway() {
      return client.startsWith("portkey");
    }

    private String architecture() {
      Map<String, Object> said = new LinkedHashMap<>(config);
      if (!version.isEmpty()) {
        said.put("behavior", version);
      }
      String element = requireNonNull(ELEMENTS.get(client)).get(0);
      String chain = "chain: [{%s: %s}]".formatted(element, flow(said));
      return isGateway() ? chain : chain + ", ladder: [north]";
    }

    /**
     * Its scenario.
     *
     * @param starts when each answer of the list of the first provider begins to be given, in
     *     seconds
     */
    private TrialSpec scenario(List<Double> starts) {
      List<String> faults = new ArrayList<>();
      String limit = "";
      for (Map.Entry<String, List<String>> each : answers.entrySet()) {
        for (int i = 0; i < (each.getKey().equals("north") ? starts.size() : 1); i++) {
          String answer = each.getValue().get(i);
          double from = i == 0 ? 0.5 : starts.get(i);
          double until = i + 1 < starts.size() ? starts.get(i + 1) : 3600;
          if (answer.contains(" after ")) {
            limit = limit(answer.split(" ", -1));
          } else if (!answer.equals("200")) {
            faults.add(
                "{id: %s-%d, provider: %s, kind: outage, %s, at: %ss, for: %ss}"
                    .formatted(each.getKey(), i, each.getKey(), how(answer), from, until - from));
          }
        }
      }
      String text =
          """
          apiVersion: stampede/v1
          name: clients
          duration: 1h
          demand: {agents: {arrivals: {rate: 1/h}}}
          providers:
            north: {engine: {tokens: 9, first_token: 10ms, tokens_per_second: 1000/s}%s}
            south: {engine: {tokens: 9, first_token: 10ms, tokens_per_second: 1000/s}}
            west: {engine: {tokens: 9, first_token: 10ms, tokens_per_second: 1000/s}}
          faults: [%s]
          architectures: {a: {%s}}
          """
              .formatted(limit, String.join(", ", faults), architecture());
      return Reading.of(text).scenario().trial();
    }

    private static String how(String answer) {
      return switch (answer) {
        case "hang" -> "hang: 1h";
        case "cut" -> "hang: 1ms";
        default -> "status: " + answer;
      };
    }

    /** One request in a very long time: all others are told when to come back. */
    private static String limit(String... answer) {
      return ", quota: {limits: {a: {meter: requests, limit: 1, per: 3000d, algorithm: fixed_window,"
          + " on_limit: {status: %s, retry_after: %ss}}}}".formatted(answer[0], answer[2]);
    }

    /** The answers of the first provider, which alone may have several. */
    private List<String> list() {
      return requireNonNull(answers.get("north"));
    }

    /** Runs some of its requests. */
    private Stream<Timeline> simulated(int number) {
      TrialSpec before = scenario(List.of(0.0));
      return LongStream.range(2, 2 + number).mapToObj(request -> simulated(before, request));
    }

    /** Runs one: when an attempt was made, the next answer begins. */
    private Timeline simulated(TrialSpec before, long request) {
      List<Double> starts = new ArrayList<>(List.of(0.0));
      Timeline timeline = Timeline.of(before, request, PATIENCE_SECONDS);
      while (starts.size() < list().size() && timeline.attempts() >= starts.size()) {
        int earlier = starts.size() - 1;
        double sinceFirst = timeline.gaps().stream().limit(earlier).mapToDouble(gap -> gap).sum();
        starts.add(1 + sinceFirst + Timeline.LOOK_SECONDS / 2);
        timeline = Timeline.of(scenario(starts), request, PATIENCE_SECONDS);
      }
      return timeline;
    }

    /** How ours ended, as the client tells it. */
    private String end(Timeline timeline) {
      Answer answer = requireNonNull(timeline.answer(), () -> "it never ended: " + this);
      return switch (answer.status) {
        case OK -> "200";
        case TIMEOUT -> isGateway() ? "408" : "timeout";
        case CUT -> isGateway() ? "500" : "cut";
        default -> Integer.toString(answer.httpStatus);
      };
    }

    /**
     * Portkey's gateway looks for a header that is not there, and takes its own mistake for a
     * connection that broke: what was a 429 ends as a 500. The same happens to any 429 in what npm
     * installs of it.
     */
    private boolean endsByItsOwnMistake() {
      return isGateway()
          && config.toString().contains("use_retry_after_header=true")
          && list().stream().anyMatch(each -> each.equals("429") || !version.isEmpty())
          && end.equals("500");
    }
  }

  private static String flow(Map<String, Object> config) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.FLOW)
            .setWidth(Integer.MAX_VALUE)
            .build();
    return new Dump(settings).dumpToString(config).strip();
  }

  /** The file is ours, and has what it should. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> T as(Object value) {
    return (T) value;
  }

  static Stream<Measured> cases() throws IOException {
    try (InputStream in =
        requireNonNull(MeasuredClientsTest.class.getResourceAsStream("measured-clients.json"))) {
      Map<String, Object> file =
          as(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
      Map<String, String> libraries = as(requireNonNull(file.get("libraries")));
      Collection<Map<String, Object>> cases = as(requireNonNull(file.get("cases")));
      return cases.stream().map(each -> measured(each, libraries)).toList().stream();
    }
  }

  private static Measured measured(Map<String, Object> in, Map<String, String> libraries) {
    String client = as(requireNonNull(in.get("client")));
    List<String> element = requireNonNull(ELEMENTS.get(client));
    String version = "";
    if (element.size() > 1) {
      String release = requireNonNull(libraries.get(element.get(2)));
      version = element.get(1) + release.substring(0, release.lastIndexOf('.'));
    }
    Map<String, Number> calls = as(requireNonNull(in.get("calls")));
    Map<String, Long> counts = new TreeMap<>();
    calls.forEach((name, count) -> counts.put(name, count.longValue()));
    List<Number> gaps = as(in.getOrDefault("gaps", List.of()));
    return new Measured(
        client,
        version,
        as(requireNonNull(in.get("config"))),
        as(requireNonNull(in.get("answers"))),
        as(in.getOrDefault("requests", 1)),
        counts,
        gaps.stream().map(Number::doubleValue).toList(),
        as(in.getOrDefault("end", "")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void attempts_areThoseOfTheRealOne(Measured measured) {
    if (measured.requests() > 1) {
      sharesAgree(measured);
      return;
    }
    List<Timeline> ours = measured.simulated(FEW).distinct().toList();
    if (ours.size() > 1) {
      ours = measured.simulated(measured.list().size() > 1 ? SOME : MANY).toList();
    }
    for (Timeline each : ours) {
      if (measured.endsByItsOwnMistake()) {
        assertThat(each.calls()).containsAllEntriesOf(measured.calls());
        assertThat(each.gaps()).hasSizeGreaterThanOrEqualTo(measured.gaps().size());
      } else {
        assertThat(each.calls()).isEqualTo(measured.calls());
        assertThat(each.gaps()).hasSameSizeAs(measured.gaps());
        assertThat(measured.end(each)).isEqualTo(measured.end());
      }
    }
    for (int i = 0; i < measured.gaps().size(); i++) {
      int gap = i;
      double least = ours.stream().mapToDouble(each -> each.gaps().get(gap)).min().orElseThrow();
      double most = ours.stream().mapToDouble(each -> each.gaps().get(gap)).max().orElseThrow();
      assertThat(measured.gaps().get(gap))
          .as("wait %d of %s", gap + 1, measured)
          .isBetween(least - TOLERANCE_SECONDS, most + TOLERANCE_SECONDS);
    }
  }

  /** What is drawn for each request is drawn as often, as far as so many requests can tell. */
  private static void sharesAgree(Measured measured) {
    Map<String, Long> ours = new TreeMap<>();
    measured
        .simulated(measured.requests())
        .forEach(each -> each.calls().forEach((name, calls) -> ours.merge(name, calls, Long::sum)));
    assertThat(ours).containsOnlyKeys(measured.calls().keySet());
    double requests = measured.requests();
    measured
        .calls()
        .forEach(
            (name, theirs) -> {
              double share = theirs / requests;
              double deviation = Math.sqrt(2 * share * (1 - share) / requests);
              assertThat(requireNonNull(ours.get(name)) / requests)
                  .as(name)
                  .isCloseTo(share, within(DEVIATIONS * deviation));
            });
  }
}
