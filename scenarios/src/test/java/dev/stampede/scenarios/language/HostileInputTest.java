package dev.stampede.scenarios.language;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Problems;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file contains, reading it ends soon, in values or in problems. */
@Timeout(60)
class HostileInputTest {
  private static final String VALID =
      """
      # yaml-language-server: $schema=stampede.json
      apiVersion: stampede/v1
      name: "black-friday"
      duration: 3h
      demand:
        support-chat:
          arrivals: {rate: 40/s, surges: [{at: 1h, peak: 12x, rise: 5m}]}
          quality: 0.6
          ticket_cost: 6 USD
        analysts: {people: 5_000, share: 35%, think: {dist: exponential, mean: 3m}}
      faults:
        - {id: outage, at: 70m, for: 1h30m, status: 529}
      architectures:
        single:   {chain: [{retry: {max: 2}}, north, {timeout: 60s}]}
        failover: {extends: single, ladder: [north, 'south']}
      notes: |
        any text
          at all
      """;

  static Stream<String> bombs() {
    return Stream.of(
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ne: [*d, *d]\n",
        "a: &a {b: *a}\n",
        "[".repeat(1_000_000),
        "{a: ".repeat(1_000_000),
        "- ".repeat(1_000_000),
        "? ".repeat(1_000_000),
        "a: " + "x".repeat(1_000_000),
        "a".repeat(1_000_000) + ": 1",
        "a: \"" + "x\\n".repeat(300_000),
        "a: [" + "1,".repeat(1_000_000),
        "a: [" + "b c,".repeat(250_000) + "]",
        "\n".repeat(1_000_000),
        " ".repeat(1_000_000) + "a: 1",
        "#".repeat(1_000_000),
        "a: |\n" + "  x\n".repeat(250_000),
        "a: " + "1_".repeat(500_000) + "1",
        "duration: " + "1h".repeat(500_000),
        "a: 1e999999999",
        "a: \u0000",
        "\u0000",
        "\ufeff\ufeffa: 1",
        "a: \"\\ud800\"",
        "a:\r\n\tb: 1\r\n",
        "%TAG ! tag:x,2000:\n--- !a\na: 1\n",
        "%".repeat(1_000),
        "a: !<".repeat(1_000),
        "--- ".repeat(10_000),
        "a: 1\n...\n...\n");
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void bomb_isDefused(String text) {
    Scenario scenario = Scenario.ofBytes(text.getBytes(UTF_8));
    readAll(scenario.reader());
    assertThat(scenario.problems().render()).isNotEmpty();
  }

  @Test
  void deepNesting_isRefusedWhereItGetsTooDeep() {
    assertThat(Scenario.of("a: " + "[".repeat(100)).problems().render())
        .startsWith("scenario.yaml:1:68: error: nested deeper than 64 levels\n");
  }

  @Test
  void everyKeyWrong_isReportedOnce_inReasonableTime() {
    StringBuilder file = new StringBuilder("{");
    for (int i = 0; i < 50_000; i++) {
      file.append("\"key").append(i).append("\": 1, ");
    }
    Scenario scenario = Scenario.of(file.append('}').toString());
    scenario.reader().finish();
    assertThat(scenario.problems().list()).hasSize(Problems.LIMIT);
    assertThat(scenario.problems().render()).endsWith("... and 40000 more\n");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void mutations_neverThrow(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Boolean, Integer> outcomes = new TreeMap<>();
    for (int i = 0; i < 4_000; i++) {
      byte[] bytes = VALID.getBytes(UTF_8);
      for (int n = random.nextInt(1, 5); n > 0 && bytes.length > 1; n--) {
        bytes = mutated(bytes, random);
      }
      Scenario scenario = Scenario.ofBytes(bytes);
      readAll(scenario.reader());
      scenario.problems().render();
      outcomes.merge(scenario.problems().hasErrors(), 1, Integer::sum);
    }
    assertThat(outcomes).as("seed %d", seed).containsKeys(true, false);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void randomSettings_neverThrow(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String alphabet = "ab.[]01=:{},-' \"%\u0000\ud800\n*&!";
    for (int i = 0; i < 4_000; i++) {
      StringBuilder setting = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        setting.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Scenario scenario = Scenario.with(List.of(setting.toString()), "a: {b: [0, 1]}", "b: 1");
      readAll(scenario.reader());
      scenario.problems().render();
    }
  }

  @Test
  void validDocument_isValid() {
    Scenario scenario = Scenario.ofBytes(VALID.getBytes(UTF_8));
    readAll(scenario.reader());
    scenario.complains();
  }

  private static byte[] mutated(byte[] bytes, SplittableRandom random) {
    int at = random.nextInt(bytes.length);
    int length = random.nextInt(1, Math.min(40, bytes.length - at) + 1);
    String text = new String(bytes, ISO_8859_1);
    String head = text.substring(0, at);
    String part = text.substring(at, at + length);
    String tail = text.substring(at + length);
    String result =
        switch (random.nextInt(5)) {
          case 0 -> head + (char) random.nextInt(256) + part.substring(1) + tail;
          case 1 -> head + tail;
          case 2 -> head + part + part + tail;
          case 3 -> head;
          default -> head + "\t\n\r:[]{}&*!|>%@#,'\"~-? ".charAt(random.nextInt(23)) + part + tail;
        };
    return result.getBytes(ISO_8859_1);
  }

  /** Reads what {@link #VALID} may say, as a decoder would. */
  private static void readAll(MappingReader root) {
    root.optional("apiVersion", "x").text();
    root.optional("name", "x").name();
    root.optional("duration", "1h").nanos();
    root.optional("notes", "x").text();
    for (Named useCase : root.optional("demand").children()) {
      useCase.key().name();
      MappingReader in = useCase.value().mapping();
      MappingReader arrivals = in.optional("arrivals").mapping();
      arrivals.optional("rate", "1/s").perSecond();
      for (ValueReader item : arrivals.optional("surges").list()) {
        MappingReader surge = item.mapping();
        surge.required("at").nanos();
        surge.required("peak").multiplier();
        surge.required("rise").nanos();
        surge.finish();
      }
      arrivals.finish();
      in.optional("quality", "1").quality();
      in.optional("ticket_cost", "1 USD").money();
      in.optional("people", "1").count(1, Long.MAX_VALUE);
      in.optional("share", "1%").share();
      MappingReader think = in.optional("think").mapping();
      think.optional("dist", "timed").choice(Dist.class);
      think.optional("mean", "1s").nanos();
      think.finish();
      in.finish();
    }
    for (ValueReader item : root.optional("faults").list()) {
      MappingReader fault = item.mapping();
      fault.required("id").name();
      fault.required("at").nanos();
      fault.required("for").nanos();
      fault.required("status").integer(100, 599);
      fault.build(Object::new);
    }
    for (Named architecture : root.optional("architectures").children()) {
      MappingReader in = architecture.value().mapping();
      for (String list : List.of("chain", "ladder")) {
        for (ValueReader item : in.optional(list).list()) {
          Named element = item.element();
          element.key().reference("element", Set.of("north", "south", "retry", "timeout"));
          if (element.value().isMapping()) {
            element.value().mapping().required("max").integer(0, 9);
          } else if (element.value().isPresent()) {
            element.value().nanos();
          }
        }
      }
      in.finish();
    }
    root.finish();
  }

  private enum Dist {
    EXPONENTIAL,
    TIMED
  }
}
