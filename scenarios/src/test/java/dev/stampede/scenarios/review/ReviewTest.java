package dev.stampede.scenarios.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.language.Blueprint;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Rule;
import dev.stampede.scenarios.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds what it is for, and leaves alone what is nearly so. */
class ReviewTest {

  /** Nothing is wrong with it; north takes 1 s on average, and 4.6 s at p99. */
  private static final String BASE =
      """
      apiVersion: stampede/v1
      name: base
      duration: 1h
      demand:
        chat:
          arrivals: {rate: 1/s}
          request: {input_tokens: 100, output_tokens: 100}
          tolerance: {deadline: 60s}
      providers:
        north:
          engine: {servers: 10, service: {dist: exponential, mean: 1s}, queue_limit: 10}
          quota: {rpm: 600}
        south: {engine: {servers: 10, service: 1s, queue_limit: 10}}
      architectures:
        a: {chain: [], ladder: [north]}
      """;

  private static List<Problem> problems(List<String> settings) {
    return problems(BASE, settings);
  }

  private static List<Problem> problems(String base, List<String> settings) {
    Problems problems = new Problems();
    Effective effective = Effective.root();
    Blueprint read =
        ScenarioReader.blueprint(
            Source.of("base.yaml", base),
            settings,
            Path.of(""),
            LocalDate.of(2026, 11, 26),
            problems,
            effective);
    if (read == null) {
      throw new AssertionError(problems.render());
    }
    Subject subject = new Subject(read.scenario().trial(), effective, read.load());
    Review.forWarnings().judge(subject, problems);
    Review.forAdvice().judge(subject, problems);
    return problems.list();
  }

  @ParameterizedTest
  @MethodSource({
    "dev.stampede.scenarios.review.ReviewCases#cases",
    "dev.stampede.scenarios.review.LoadReviewCases#cases"
  })
  void rule(ReviewCases.Case tried) {
    List<String> found = problems(tried.settings()).stream().map(Problem::rule).toList();

    assertThat(found.contains(tried.rule().id())).as("%s", found).isEqualTo(tried.finds());
  }

  @Test
  void everyRule_isTriedBothWays() {
    for (boolean finds : new boolean[] {true, false}) {
      Set<Rule> tried =
          Stream.concat(ReviewCases.cases().stream(), LoadReviewCases.cases().stream())
              .filter(c -> c.finds() == finds)
              .map(ReviewCases.Case::rule)
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
      assertThat(tried).containsExactly(Rule.values());
    }
  }

  @Test
  void base_isFine() {
    assertThat(problems(List.of())).isEmpty();
  }

  @Test
  void finding_saysWhere_whatHappens_andWhatToDo() {
    Problem problem =
        problems(List.of(ReviewCases.chain("{timeout: 4s}"))).stream().findFirst().orElseThrow();

    assertThat(problem.path()).isEqualTo("architectures.a.chain[0]");
    assertThat(problem.line()).isEqualTo(1);
    assertThat(problem.message())
        .isEqualTo(
            "1.8 % of the calls of chat to north take longer than 4 s when it is idle, and would be"
                + " in time (p99: 4.6 s)");
    assertThat(problem.help()).isEqualTo("a longer timeout, or shorter answers (max_tokens)");
  }

  /** 2 calls of 500 ms each at a time are 79 in less than 20 s. */
  @Test
  void lineThatATierCannotWorkOffInTime_isTold() {
    String tier =
        "providers.north.tiers={sign_in: {for: [log_in], servers: 2, service: 500ms, %s}}";
    String told = "more of it, and a queue_limit of at most 77, which it works off";
    assertThat(remedyOfDoor(tier.formatted("queue_limit: 78, timeout: 20s"))).startsWith(told);
    assertThat(remedyOfDoor(tier.formatted("timeout: 20s"))).startsWith(told);
    assertThat(remedyOfDoor(tier.formatted("queue_limit: 77, timeout: 20s")))
        .isEqualTo("more of it");
    assertThat(remedyOfDoor(tier.formatted("queue_limit: 99"))).isEqualTo("more of it");
  }

  private static String remedyOfDoor(String tier) {
    return problems(
            List.of(
                tier,
                "providers.north.sessions={users: 9, life: 1h}",
                "demand.chat.arrivals.rate=4.1/s"))
        .stream()
        .filter(problem -> problem.rule().equals(Rule.DOOR_BELOW_LOG_INS.id()))
        .map(problem -> Objects.requireNonNull(problem.help()))
        .findFirst()
        .orElseThrow();
  }

  /** A first token is the whole of an answer that is not streamed: these chains are the same. */
  @Test
  void sameAdvice_howeverATimeoutIsWritten() {
    String base =
        """
        apiVersion: stampede/v1
        name: inert-first-token
        duration: 10m
        demand:
          chat:
            arrivals: {rate: 5/s}
            request: {output_tokens: 50}
            tolerance: {deadline: 20s}
        providers:
          north: {engine: {tokens: 200, first_token: 300ms, tokens_per_second: 50/s}}
        architectures:
          a: {chain: [{timeout: 5s}, {timeout: 60s}], ladder: [north]}
        """;
    List<Problem> plain = problems(base, List.of());
    List<Problem> parts =
        problems(base, List.of(ReviewCases.chain("{timeout: {first_token: 5s}}, {timeout: 60s}")));

    assertThat(plain.stream().map(Problem::message))
        .containsExactly("this timeout of 60 s never comes to pass: one of 5 s is around it")
        .containsExactlyElementsOf(parts.stream().map(Problem::message).toList());
  }

  @Test
  void page_listsEveryRule_underItsSeverity() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/lint.md"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    String page = Files.readString(folder.resolve("docs/lint.md"));
    int advice = page.indexOf("## Advice");
    Matcher row = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|").matcher(page);
    Set<String> listed = new TreeSet<>();
    while (row.find()) {
      listed.add((row.start() > advice ? "advice " : "warning ") + row.group(1));
    }

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Rule.values()).map(rule -> rule.severity() + " " + rule.id()).toList());
  }
}
