package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.result.MarketSummary.CustomerClass;
import dev.stampede.reports.result.ProviderSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.TierSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A market before a door that is too small for it, through the command line. */
class CrowdedDoorTest {

  @TempDir private Path folder;

  private Summary run(String jobs) throws IOException {
    Path scenario =
        write(
            folder,
            "crowd.yaml",
            """
            apiVersion: stampede/v1
            name: crowd
            duration: 10m
            demand: {chat: {arrivals: {rate: 1/s}}}
            providers:
              north:
                engine: {servers: 400, service: 2s, queue_limit: 500}
                front_door: {servers: 1, service: {dist: exponential, mean: 200ms}, queue_limit: 20}
                market: {rate: 120/s}
            architectures: {a: {ladder: [north]}}
            """);
    return CommandLineFixture.json(
        "run", scenario, "-n", "1", "-j", jobs, "--json", "-o", folder.resolve("out"));
  }

  /** A door good for 5/s lets 5 of the 121 in, ours and theirs, and the engine is idle then. */
  @Test
  void doorForFive_isFullOf120() throws IOException {
    Summary summary = run("1");
    ProviderSummary north = summary.architectures().get(0).providers().get(0);
    TierSummary door = north.tiers().get(0);

    assertThat(door.market().offered()).isCloseTo(120 * 600, within(120L));
    assertThat(door.market().refused()).isCloseTo(Math.round(116 / 121.0 * 72_000), within(200L));
    assertThat((double) door.refused() / (door.refused() + door.admitted()))
        .isCloseTo(116 / 121.0, within(0.03));
    assertThat(north.market().refused()).isEqualTo(door.market().refused());
    assertThat(door.utilization()).isCloseTo(1, within(0.01));
    assertThat(north.utilization()).isCloseTo(5 * 2 / 400.0, within(0.002));
    assertThat(run("2").run().digest()).isEqualTo(summary.run().digest());
  }

  private static final String CLASSES =
      """
      apiVersion: stampede/v1
      name: classes
      duration: 10m
      warmup: 1m
      demand: {chat: {arrivals: {rate: 1/s}, priority: 6}}
      providers:
        north:
          engine: {servers: 200, service: {dist: exponential, mean: 1s}, queue_limit: 500}
          shed: [{priority: 3, inside: 200}]
          market:
            rate: 300/s
            classes:
              paid: {share: 40%, priority: 6, customers: {count: 100, rpm: 60, burst: 10s}}
              free: {share: 60%}
      architectures: {a: {ladder: [north]}}
      """;

  /**
   * Of 120 paid calls a second 100 are within their customers' limits, by chance a little less, and
   * of 180 free ones there is room for the 99 that these and one of ours leave.
   */
  /**
   * 12,000 calls of others a minute ask a store for 50/s: a cold cache fills at what it answers.
   */
  @Test
  void coldCacheOfADoor_askedByTheCrowd_fillsItsStore() throws IOException {
    Path scenario =
        write(
            folder,
            "asked.yaml",
            """
            apiVersion: stampede/v1
            name: asked
            duration: 10m
            demand: {chat: {arrivals: {rate: 1/min}}}
            dependencies: {store: {servers: 5, service: {dist: exponential, mean: 100ms}, queue_limit: 50}}
            providers:
              north:
                engine: {servers: 400, service: 1s, queue_limit: 500}
                tiers:
                  keys: {asks: {store: {cache: {keys: 5k, life: 1h, zipf: 0, warm: false}, failure_status: 401}}}
                market: {rate: 200/s}
            architectures: {a: {ladder: [north]}}
            """);
    Summary one =
        CommandLineFixture.json(
            "run", scenario, "-n", "1", "-j", "1", "--json", "-o", folder.resolve("out"));
    TierSummary.Market store = one.architectures().get(0).dependencies().get(0).market();
    TierSummary.Market keys = one.architectures().get(0).providers().get(0).tiers().get(0).market();

    // each of 5,000 is told once, and once more for what is asked again meanwhile
    assertThat(store.passed()).isBetween(5_000L, 5_600L);
    assertThat(keys.failed()).isEqualTo(store.refused());
    assertThat(keys.passed()).isCloseTo(keys.offered() - keys.failed(), within(60L));
    Summary two =
        CommandLineFixture.json(
            "run", scenario, "-n", "1", "-j", "2", "--json", "-o", folder.resolve("out"));
    assertThat(two.run().digest()).isEqualTo(one.run().digest());
  }

  /** Where all 116/s that the door does not take may wait, they give up, and one in two is back. */
  @Test
  void doorWithoutEnd_isGivenUp() throws IOException {
    Path scenario =
        write(
            folder,
            "tired.yaml",
            """
            apiVersion: stampede/v1
            name: tired
            duration: 10m
            warmup: 2m
            demand: {chat: {arrivals: {rate: 1/min}}}
            providers:
              north:
                engine: {servers: 400, service: 2s, queue_limit: 500}
                front_door: {servers: 1, service: {dist: exponential, mean: 200ms}, queue_limit: 9k}
                market: {rate: 120/s, patience: {dist: exponential, mean: 10s}, retrial: {share: 50%, after: 5s}}
            architectures: {a: {ladder: [north]}}
            """);
    ProviderSummary north =
        CommandLineFixture.json("run", scenario, "-n", "1", "--json", "-o", folder.resolve("out"))
            .architectures()
            .get(0)
            .providers()
            .get(0);
    TierSummary.Market door = north.tiers().get(0).market();

    // x = 120 + (x - 5) / 2
    assertThat(door.offered() / 480.0).isCloseTo(235, within(2.0));
    assertThat(door.gaveUp() / 480.0).isCloseTo(230, within(2.0));
    assertThat(door.refused()).isZero();
    assertThat(north.market().abandoned()).isEqualTo(door.gaveUp());
  }

  @Test
  void classes_haveFiguresOfTheirOwn() throws IOException {
    Path scenario = write(folder, "classes.yaml", CLASSES);
    Path out = folder.resolve("out");
    Summary summary = CommandLineFixture.json("run", scenario, "-n", "1", "--json", "-o", out);
    ProviderSummary north = summary.architectures().get(0).providers().get(0);
    CustomerClass paid = north.market().classes().get(0);
    CustomerClass free = north.market().classes().get(1);

    assertThat(north.rejected()).isZero();
    assertThat(paid.name()).isEqualTo("paid");
    assertThat(paid.offered()).isCloseTo(120 * 540, within(2L));
    assertThat(paid.limited()).isBetween(20 * 540L, 21 * 540L);
    assertThat(paid.refused()).isEqualTo(paid.limited());
    assertThat(free.limited()).isZero();
    assertThat(free.served()).isCloseTo(99 * 540, within(500L));
    assertThat(free.shed()).isCloseTo(81 * 540, within(500L));
    assertThat(north.market().refused()).isCloseTo(paid.refused() + free.refused(), within(1L));
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("by limits of their own", "market shed", "paid\u00a01");
  }

  /** Whatever the engine, all of a class has become of something, or is inside. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{sharing: 200, service: 1s, limit: 400}",
        "{tokens: 200, first_token: 500ms, tokens_per_second: 200/s, queue_limit: 300}",
        "{batching: {preset: small-8b, replicas: 12, queue_limit: 300}}",
      })
  void classes_areConserved(String engine) throws IOException {
    String text = CLASSES.replaceFirst("engine: .*", Matcher.quoteReplacement("engine: " + engine));
    Path scenario = write(folder, "classes.yaml", text);
    Summary summary =
        CommandLineFixture.json("run", scenario, "-n", "1", "--json", "-o", folder.resolve("out"));

    for (CustomerClass one : summary.architectures().get(0).providers().get(0).market().classes()) {
      assertThat(one.offered()).isPositive();
      assertThat(one.served()).isPositive();
      assertThat(one.served() + one.refused() + one.abandoned() + one.cut())
          .as(one.name())
          .isCloseTo(one.offered(), within(500L));
    }
  }
}
