package dev.stampede.scenarios.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.experiments.Experimenter;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.LocalExecutor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.scenarios.language.YamlScenarios;
import dev.stampede.scenarios.read.InputFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page as a browser asks for it, and whoever should not. */
class PageServerTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern INLINE =
      Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL);

  static final String SMALL =
      """
      apiVersion: stampede/v1
      name: small
      description: One server. <script>alert(1)</script>
      duration: 10m
      warmup: 1m
      seed: 7
      replications: 1
      demand:
        work:
          arrivals: {rate: 8/s} # as measured
          tolerance: {deadline: 3s}
      providers:
        one: {engine: {servers: 1, service: {dist: exponential, mean: 100ms}}}
        two: {engine: {servers: 2, service: {dist: exponential, mean: 100ms}}}
      faults:
        - {id: gone, provider: one, kind: outage, at: 4m, for: 2m}
      architectures:
        single: {ladder: [one]}
        pair: {ladder: [one, two]}
      objectives:
        - work.availability >= 90%
      """;

  @TempDir private static Path folder;
  private static Path file;
  private static PageServer server;

  /** Has one page alone, of which things are asked without moving anything. */
  private static PageServer idleServer;

  private static Visitor idle;

  @BeforeAll
  static void start() throws Exception {
    file = Files.writeString(folder.resolve("small.yaml"), SMALL);
    server = open();
    idleServer = open();
    idle = new Visitor(idleServer.address());
  }

  private static PageServer open() throws IOException {
    return PageServer.open(0, Library.of(file, List.of(), InputFiles.Reach.FOLDER), 2);
  }

  @AfterAll
  static void stop() {
    server.close();
    idleServer.close();
  }

  private static String digest(String... settings) {
    ScenarioText text = ScenarioText.of(SMALL).with(List.of(settings));
    Scenario scenario = YamlScenarios.anyDay().read(text);
    return new Experimenter(new LocalExecutor(2, any -> scenario.trial()))
        .run(scenario, ProgressListener.NOBODY, new Cancellation())
        .orElseThrow()
        .summary()
        .run()
        .digest();
  }

  private static Visitor visitor() throws Exception {
    Visitor visitor = new Visitor(server.address());
    assertThat(visitor.page().statusCode()).isEqualTo(200);
    visitor.listen();
    return visitor;
  }

  @Test
  void thePage_offersValuesAndAllowsItsOwnScriptsAlone() throws Exception {
    HttpResponse<String> page = idle.page();

    assertThat(page.body())
        .contains("data-path=\"demand.work.arrivals.rate\"", "data-path=\"faults.gone.for\"")
        .contains("<option value=\"demand.work.tolerance.deadline=\">");
    String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
    assertThat(policy).startsWith("default-src 'none'").contains("frame-ancestors 'none'");
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    assertThat(
            INLINE
                .matcher(page.body())
                .results()
                .map(found -> found.group(2).getBytes(StandardCharsets.UTF_8))
                .map(text -> Base64.getEncoder().encodeToString(digest.digest(text)))
                .toList())
        .hasSize(3)
        .allMatch(hash -> policy.contains("'sha256-" + hash + "'"));
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
  }

  @Test
  void aMove_isRunAndShownBesideTheFile() throws Exception {
    try (Visitor visitor = visitor()) {
      visitor.move(List.of());
      assertThat(visitor.hear("changes", text -> true)).isBlank();
      assertThat(visitor.hear("result", text -> text.contains(digest())))
          .contains("How the work ended, over time", "&lt;script&gt;")
          .doesNotContain("<script", "What the change does", "Availability over time");
      assertThat(visitor.hear("progress", text -> text.contains("done")))
          .contains("The one replication", "<b>single</b>", "<b>pair</b>", "0 of 1");

      visitor.move(List.of("use-case-1"), "faults.gone.for=1m");
      assertThat(visitor.hear("changes", text -> true))
          .contains("run " + file + " --set ")
          .contains("+  - {id: gone, provider: one, kind: outage, at: 4m, for: 1m}");
      String result = visitor.hear("result", text -> text.contains(digest("faults.gone.for=1m")));
      assertThat(result).contains("What the change does", "\u2192", "Availability over time: work");

      visitor.look("providers");
      assertThat(visitor.hear("result", text -> true))
          .contains(digest("faults.gone.for=1m"))
          .doesNotContain("Availability over time: work");

      String changed = SMALL.replace("for: 2m", "for: 1m");
      HttpResponse<String> saved = visitor.get(visitor.base() + "/scenario.yaml");
      assertThat(saved.body()).isEqualTo(changed);
      assertThat(saved.headers().firstValue("Content-Disposition"))
          .hasValue("attachment; filename=\"small.yaml\"");
      assertThat(visitor.get(visitor.base() + "/report.html").body())
          .contains(digest("faults.gone.for=1m"));
      assertThat(file).content().isEqualTo(SMALL);
    }
  }

  @Test
  void precision_isReducedFirstAndSaysSo() throws Exception {
    try (Visitor visitor = visitor()) {
      visitor.move(List.of(), "replications=300");
      assertThat(visitor.hear("progress", text -> text.contains("Reduced precision")))
          .contains("replications");
      visitor.move(List.of(), "replications=1");
      assertThat(visitor.hear("progress", text -> text.contains("done")))
          .as("overtaken, the other run says nothing more")
          .contains("The one replication that is asked for", "it has no intervals");
    }
  }

  @Test
  void aMoveThatMakesNoScenario_isExplained() throws Exception {
    try (Visitor visitor = visitor()) {
      visitor.move(List.of(), "faults.gone.for=<b>long</b>");
      assertThat(visitor.hear("problem", text -> !text.isBlank()))
          .contains("faults[0].for", "must start with a number", "&lt;b&gt;long")
          .doesNotContain("<b>long");
      visitor.move(List.of(), "demand.wrok.arrivals.rate=9/s");
      assertThat(visitor.hear("problem", text -> !text.isBlank()))
          .contains("there is no use case 'wrok'", "did you mean 'work'");
    }
  }

  /** A page must not have this machine's files read, not even to complain about them. */
  @Test
  void otherFiles_areNotRead() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.csv"), "time\nhush\n");
    try (Visitor visitor = visitor()) {
      visitor.move(List.of(), "demand.work.arrivals={trace: %s}".formatted(secret));
      assertThat(visitor.hear("problem", text -> !text.isBlank()))
          .contains("there is no such file")
          .doesNotContain("hush", "time");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | PAGE/../../x      | 404",
        "GET    | ROOT/pages/99/events | 404",
        "GET    | ROOT/x            | 404",
        "GET    | ROOT/starters/least-regret/ | 404",
        "GET    | PAGE/etc          | 404",
        "GET    | PAGE/move         | 405",
        "POST   | PAGE/events       | 405",
        "POST   | ROOT/             | 405",
        "PUT    | PAGE/move         | 405",
        "OPTIONS | PAGE/move        | 405",
        "GET    | PAGE/report.html  | 404",
        "POST   | PAGE/move         | 400",
        "POST   | PAGE/look         | 204",
      })
  void otherPathsAndMethods_areRefused(String method, String path, int status) throws Exception {
    String root = idleServer.address().getPath().replaceAll("/$", "");
    String asked = path.replace("PAGE", idle.base()).replace("ROOT", root);
    HttpResponse<String> answer =
        method.equals("GET") ? idle.get(asked) : idle.send(method, asked, "", FORM);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  void whatIsNoSmallForm_isRefused() throws Exception {
    String move = idle.base() + "/move";
    String many = "number=1" + "&set=a%3D1".repeat(201);

    assertThat(idle.send("POST", move, "number=1", "text/plain").statusCode()).isEqualTo(415);
    assertThat(idle.send("POST", move, "number=x", FORM).statusCode()).isEqualTo(400);
    assertThat(idle.send("POST", move, "number=1&set=%zz", FORM).statusCode()).isEqualTo(400);
    assertThat(idle.send("POST", move, many, FORM).statusCode()).isEqualTo(400);
    assertThat(idle.send("POST", move, "n=" + "1".repeat(1 << 16), FORM).statusCode())
        .isEqualTo(413);
  }

  @Test
  void otherHostsAndOrigins_areRefused() throws Exception {
    URI address = server.address();
    String path = address.getPath();
    String host = "Host: " + address.getAuthority() + "\r\n";
    String end = "Connection: close\r\n\r\n";

    assertThat(Visitor.raw(address, "GET " + path + " HTTP/1.1\r\n" + host + end)).contains("200");
    assertThat(Visitor.raw(address, "GET " + path + " HTTP/1.1\r\nHost: evil.example\r\n" + end))
        .contains("403");
    assertThat(
            Visitor.raw(
                address,
                "GET " + path + " HTTP/1.1\r\n" + host + "Origin: https://evil.example\r\n" + end))
        .contains("403");
    assertThat(Visitor.raw(address, "GET / HTTP/1.1\r\n" + host + end)).contains("404");
    assertThat(address.getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void onlyAFewPages_areKept() throws Exception {
    try (PageServer own = open()) {
      Visitor first = new Visitor(own.address());
      first.listen();
      for (int i = 0; i < OpenPages.MOST; i++) {
        new Visitor(own.address());
      }
      assertThat(first.hear("gone", text -> true)).isBlank();
      assertThat(first.get(first.base() + "/scenario.yaml").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void withoutAFile_aQuestionIsChosen() throws Exception {
    try (PageServer own = PageServer.open(0, Library.ofStarters(), 1)) {
      Visitor visitor = new Visitor(own.address());
      assertThat(visitor.page().body())
          .contains("What is the question?", "/starters/least-regret/");
      assertThat(visitor.get(own.address().getPath() + "starters/least-regret/").body())
          .contains("least-regret.yaml", "type=\"range\"");
      assertThat(visitor.get(own.address().getPath() + "starters/none/").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void theFile_isReadAgainWhenThePageIsLoaded() throws Exception {
    Path changing = Files.writeString(folder.resolve("changing.yaml"), SMALL);
    try (PageServer own =
        PageServer.open(
            0,
            Library.of(changing, List.of("demand.work.arrivals.rate=9/s"), InputFiles.Reach.FOLDER),
            1)) {
      assertThat(new Visitor(own.address()).page().body())
          .contains("data-settings=\"demand.work.arrivals.rate=9/s\"");
      Files.writeString(changing, SMALL.replace("for: 2m", "for: two"));
      assertThat(new Visitor(own.address()).page().body())
          .contains("The scenario cannot be run.", "for: two", "^");
      Files.delete(changing);
      assertThat(new Visitor(own.address()).page().body()).contains("there is no such file");
    }
  }

  @Test
  void aPortThatIsTaken_isSaid() {
    assertThatThrownBy(() -> PageServer.open(server.address().getPort(), Library.ofStarters(), 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot listen at 127.0.0.1:" + server.address().getPort());
  }
}
