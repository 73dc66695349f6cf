package dev.stampede.scenarios.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.live.Slider;
import dev.stampede.scenarios.read.InputFiles;
import dev.stampede.scenarios.serve.ServedScenario.Text;
import dev.stampede.scenarios.text.Document;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SlidersTest {

  private static Sliders of(Source source) {
    ServedScenario scenario =
        new ServedScenario(
            new Text(source, Path.of(""), List.of(), InputFiles.Reach.FOLDER, "run"));
    assertThat(scenario.asOpened().problems()).isEmpty();
    Node.Mapping written = Objects.requireNonNull(Document.parse(source, new Problems()));
    return Sliders.of(Objects.requireNonNull(scenario.asOpened().scenario()).effective(), written);
  }

  private static Sliders of(String yaml) {
    return of(Source.of("test.yaml", yaml));
  }

  private static List<String> rest(Sliders sliders) {
    return sliders.rest().stream()
        .flatMap(group -> group.sliders().stream())
        .map(Slider::path)
        .toList();
  }

  @Test
  void blackFriday_offersWhatAPlannerMovesFirst() throws IOException {
    Sliders sliders = of(Source.read(Path.of("black-friday.yaml")));

    assertThat(sliders.first())
        .extracting(Slider::path)
        .containsExactly(
            "demand.support-chat.arrivals.rate",
            "demand.order-emails.arrivals.rate",
            "demand.support-chat.arrivals.surges[0].peak",
            "faults.north-outage.for",
            "faults.south-brownout.for",
            "providers.north.quota.rpm",
            "providers.south.quota.rpm",
            "providers.south-mini.quota.rpm",
            "providers.north.engine.tokens.concurrency",
            "providers.south.engine.tokens.concurrency",
            "providers.south-mini.engine.tokens.concurrency",
            "architectures.retrying.chain[0].retry.max_retries",
            "architectures.failover.chain[0].retry.max_retries",
            "architectures.graceful.ladder[4].human.agents");
    Slider outage = sliders.first().get(3);
    assertThat(outage.subject()).isEqualTo("north-outage");
    assertThat(outage.name()).isEqualTo("for");
    assertThat(outage.sentence()).isEqualTo("how long it lasts");
    assertThat(outage.own()).isEqualTo("45m");
    assertThat(rest(sliders))
        .contains(
            "demand.support-chat.request.output_tokens.p50",
            "demand.support-chat.tolerance.deadline",
            "faults.south-brownout.errors",
            "providers.south.quality")
        .as("what an architecture takes over is moved where it stands")
        .doesNotContain("architectures.graceful.chain[0].retry.max_retries");
    assertThat(sliders.rest())
        .extracting(Slider.Group::title)
        .contains("Demand: support-chat", "Providers: south-mini", "Faults: north-outage");
    assertThat(sliders.paths())
        .as("what can be typed is more")
        .contains("faults.north-outage.status", "demand.support-chat.request.stream");
  }

  @Test
  void aDefaultThatMatters_isOfferedAndOthersAreNot() {
    Sliders sliders =
        of(
            """
            apiVersion: stampede/v1
            name: small
            duration: 10m
            demand: {work: {people: 20, think: 10s, tolerance: {deadline: 3s}}}
            providers: {one: {engine: {servers: 3, service: 100ms}}}
            architectures: {single: {chain: [{retry: {}}, retry], ladder: [one]}}
            """);
    assertThat(sliders.first())
        .extracting(Slider::path)
        .containsExactly(
            "demand.work.people",
            "providers.one.engine.servers",
            "architectures.single.chain[0].retry.max_retries");
    assertThat(rest(sliders))
        .contains("demand.work.tolerance.deadline")
        .as("nothing can be set in a bare word")
        .noneMatch(path -> path.contains("backoff") || path.contains("chain[1]"));
  }
}
