package dev.stampede.scenarios.language.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.fault.Signal;
import dev.stampede.models.market.CustomersSpec;
import dev.stampede.models.market.CustomersSpec.Limits;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.MarketSpec.Calls;
import dev.stampede.models.market.MarketSpec.CustomerClass;
import dev.stampede.models.market.MarketSpec.Destination;
import dev.stampede.models.market.MarketSpec.FailOver;
import dev.stampede.models.market.MarketSpec.Retrial;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.scenarios.language.Reading;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarketDecoderTest {

  private static final long SECOND = 1_000_000_000L;

  /** Three in four answers have 100 tokens, one has 300: half of them 50 and 150 are under way. */
  private static final Calls OURS =
      new Calls(1, 1, 150, (0.75 * 100 * 50 + 0.25 * 300 * 150) / 150);

  private static Reading with(String north) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand:
          chat: {arrivals: {rate: 3/s}, request: {output_tokens: 100}}
          batch: {arrivals: {rate: 1/s}, request: {output_tokens: 300}}
          neighbours: {tenant: others, arrivals: {rate: 50/s}}
        providers:
          north: %s
          south: {engine: {servers: 10, service: 1s, queue_limit: 9}}
        architectures:
          single: {ladder: [north]}
        """
            .formatted(north));
  }

  private static final String TOKENS =
      "{engine: {tokens: 400, first_token: 1s, tokens_per_second: 70/s, queue_limit: 9}, ";

  private static MarketSpec market(String text) {
    Reading reading = with(TOKENS + "market: " + text + "}");
    reading.complains();
    MarketSpec market = reading.scenario().trial().providers().get(0).market();
    if (market == null) {
      throw new AssertionError("no market");
    }
    return market;
  }

  /** Twenty times 3/s and 1/s of ours, with the 150 tokens that these have in the mean. */
  @Test
  void times_multipliesOurOwnBaseRate() {
    MarketSpec market = market("{times: 20, fails_over_to: {south: 60%}}");

    assertThat(market.demand().expected(0, 10 * SECOND)).isEqualTo(800);
    assertThat(market.calls().outputTokens()).isEqualTo(150);
    assertThat(market.reserved()).isZero();
    assertThat(market.retrial()).isNull();
    assertThat(market.stepNanos()).isEqualTo(SECOND);
    assertThat(market.failOver())
        .isEqualTo(
            new FailOver(
                List.of(new Destination("south", 0.6)),
                0.5,
                30 * SECOND,
                Distribution.Lognormal.ofPercentiles(60, 0.95, 600),
                new Distribution.Uniform(900, 3600)));
  }

  @Test
  void everythingCanBeSaid() {
    MarketSpec market =
        market(
            "{rate: 400/s, surges: [{at: 10s, peak: 3x, hold: 10s}], output_tokens: 50,"
                + " priority: 3, reserved: 5%, fails_over_to: {south: 100%}, fails_over_below: 90%, window: 1m,"
                + " delay: 1m, return: 2m, retrial: {share: 60%, after: 10s}, step: 500ms, leaves_on: either,"
                + " returns_on: status_page}");

    assertThat(market.demand().expected(5 * SECOND, 15 * SECOND)).isEqualTo(400 * 5 + 1200 * 5);
    assertThat(market.calls().outputTokens()).isEqualTo(50);
    assertThat(market.reserved()).isEqualTo(0.05);
    assertThat(market.priority()).isEqualTo(3);
    assertThat(market.retrial()).isEqualTo(new Retrial(0.6, 10));
    assertThat(market.stepNanos()).isEqualTo(SECOND / 2);
    assertThat(market.failOver())
        .isEqualTo(
            new FailOver(
                List.of(new Destination("south", 1)),
                0.9,
                60 * SECOND,
                new Distribution.Constant(60),
                new Distribution.Constant(120),
                Signal.EITHER,
                Signal.STATUS_PAGE));
  }

  @Test
  void customers_areOneClassWithLimits() {
    MarketSpec market =
        market(
            "{rate: 9/s, priority: 2, customers: {count: 50, rpm: 12, otpm: 3k, headroom: 1.5x,"
                + " sizes: {dist: lognormal, p50: 1, p99: 9}, burst: 20s}}");

    assertThat(market.priority()).isEqualTo(2);
    assertThat(market.classes())
        .containsExactly(
            new CustomerClass(
                "customers",
                1,
                2,
                new CustomersSpec(
                    50,
                    Distribution.Lognormal.ofPercentiles(1, 0.99, 9),
                    new Limits(12, Double.POSITIVE_INFINITY, 3000, 1.5),
                    20)));
  }

  @Test
  void classes_haveSharesPrioritiesAndLimits() {
    MarketSpec market =
        market(
            "{rate: 9/s, classes: {paid: {share: 40%, priority: 6},"
                + " free: {share: 60%, priority: 1, customers: {count: 9, itpm: 1}}}}");

    assertThat(market.priority()).as("of those who wait").isEqualTo(1);
    assertThat(market.classes())
        .containsExactly(
            new CustomerClass("paid", 0.4, 6, null),
            new CustomerClass(
                "free",
                0.6,
                1,
                new CustomersSpec(
                    9,
                    new Distribution.Constant(1),
                    new Limits(
                        Double.POSITIVE_INFINITY,
                        1,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY),
                    60)));
  }

  /** The tier of log-ins is the others' alone: ours have keys. */
  @Test
  void customers_logInAndSignUp() {
    Reading reading =
        with(
            TOKENS
                + "tiers: {in: {for: [log_in, sign_up], servers: 2, service: 1s, queue_limit: 9}},"
                + " market: {rate: 9/s, sessions: {users: 5000, life: 1h, signed_in: 80%},"
                + " patience: {dist: exponential, mean: 20s},"
                + " sign_ups: {rate: 2/s, surges: [{at: 10s, peak: 3x, hold: 10s}]}}}");
    MarketSpec market =
        Objects.requireNonNull(reading.scenario().trial().providers().get(0).market());

    assertThat(market.sessions())
        .isEqualTo(new MarketSpec.Sessions(5000, new Distribution.Constant(3600), 0.8));
    assertThat(market.givingUpPerSecond()).isEqualTo(1 / 20.0);
    assertThat(market.signUps().expected(5 * SECOND, 15 * SECOND)).isEqualTo(2 * 5 + 6 * 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{in: {servers: 2, service: 1s}} | {sessions: {users: 9}}     | missing key 'life'",
        "{in: {for: [message], servers: 2, service: 1s, queue_limit: 1}} |"
            + " {sessions: {users: 9, life: 1h}} | a tier that log_in passes",
        "{} | {sessions: {users: 9, life: 1h}}                        | a tier that log_in passes",
        "{} | {sign_ups: {rate: 1/s}}                                 | a tier that sign_up passes",
        "{in: {servers: 2, service: 1s, queue_limit: 9}} | {rate: 1/s, patience: 9s}"
            + " | be exponential",
        "{} | {rate: 1/s, patience: {dist: exponential, mean: 9s}}    | where there are tiers",
        "{in: {engine: {servers: 2, service: 1s, queue_limit: 9, patience: 2s}}} | {rate: 1/s}"
            + " | no patience but an exponential one",
        "{in: {engine: {sharing: 2, service: 1s}}} | {rate: 1/s}      | servers in the discipline fifo",
      })
  void whatAMarketCannotPass_isTold(String tiers, String market, String complaint) {
    assertThat(with(TOKENS + "tiers: " + tiers + ", market: " + market + "}").rendered())
        .contains(complaint);
  }

  @Test
  void destination_hasAMarketOfNewcomers() {
    Reading reading = with(TOKENS + "market: {times: 2, fails_over_to: {south: 60%}}}");

    assertThat(reading.scenario().trial().providers())
        .extracting(ProviderSpec::market)
        .element(1)
        .isEqualTo(MarketSpec.OF_NEWCOMERS.of(OURS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{times: 2, rate: 1/s}       | has both times and a rate",
        "{times: 2, reserved: 100%}  | must be at least 0 % and below 100 %",
        "{fails_over_to: {west: 6%}} | unknown provider 'west'",
        "{fails_over_to: {north: 6%}}| cannot fail over to its own provider",
        "{fails_over_to: {south: 6}} | has no unit",
        "{retrial: {after: 1s}}      | missing key 'share'",
        "{tmies: 2}                  | did you mean 'times'?",
        "{customers: {rpm: 1}}       | missing key 'count'",
        "{customers: {count: 1}}     | must have rpm or headroom",
        "{customers: {count: 1, headroom: 0x}} | headroom (0x) must be positive",
        "{customers: {count: 1, rpm: 1, sizes: 0}} | must be above 0 for some",
        "{classes: {a: {share: 99%}}} | its shares add up to 99.0%, not to 100%",
        "{classes: {}} | not to 100%",
        "{classes: {a: {share: 100%}}, priority: 1} | beside a priority",
        "{classes: {a: {share: 100%}}, customers: {count: 1, rpm: 1}} | beside customers",
      })
  void mistakes_areTold(String market, String complaint) {
    assertThat(with(TOKENS + "market: " + market + "}").rendered()).contains(complaint);
  }

  @Test
  void sharesAddUpTo100PercentAtMost() {
    String text = "{tokens: 4, first_token: 1s, tokens_per_second: 70/s, queue_limit: 9}";
    Reading reading =
        with(
            "{engine: %s, market: {fails_over_to: {south: 60%%, third: 50%%}}}\n  third: {engine: %s}"
                .formatted(text, text));

    assertThat(reading.rendered()).contains("add up to more than 100%");
  }

  private static final String BATCHING = "{engine: {batching: {preset: small-8b, replicas: 8%s}}, ";

  @Test
  void batches_takeOne_withCallsOfItsOwnShape() {
    Reading reading =
        with(
            BATCHING.formatted("")
                + "market: {rate: 9/s, input_tokens: 800, cached_input: 75%,"
                + " output_tokens: {dist: exponential, mean: 200}}}");
    reading.complains();
    MarketSpec market =
        Objects.requireNonNull(reading.scenario().trial().providers().get(0).market());

    assertThat(market.calls().promptTokens()).isEqualTo(800);
    assertThat(market.calls().computedTokens()).isEqualTo(200);
    assertThat(market.calls().outputTokens()).isEqualTo(200);
    assertThat(market.calls().madeTokens()).as("no end is ever near").isCloseTo(200, within(2.0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", discipline: priority",
        ", routing: round_robin",
        ", routing: {power_of_two: {}}"
      })
  void batches_takeOne_inOnePoolOnly(String more) {
    assertThat(with(BATCHING.formatted(more) + "market: {times: 9}}").rendered())
        .contains("or with batching in the discipline fifo and one pool of replicas");
  }

  @Test
  void replicas_mayBeScaled() {
    with(TOKENS
            + "autoscaler: {hpa: {target: {utilization: 70%}, max_replicas: 900}},"
            + " market: {times: 9}}")
        .complains();
  }

  @Test
  void engineMustServeInOrder() {
    String lifo = "{engine: {servers: 4, service: 1s, queue_limit: 9, discipline: lifo}";

    assertThat(with(lifo + ", market: {times: 2}}").rendered())
        .contains("stand with servers or tokens in the discipline fifo");
    assertThat(
            with(TOKENS
                    + "market: {fails_over_to: {south: 1%, third: 1%}}}\n  third: "
                    + lifo
                    + "}")
                .rendered())
        .as("a destination, too")
        .contains("stand with servers or tokens in the discipline fifo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e300", "{dist: exponential, mean: 1e300}"})
  void tokensWithoutEnd_areThoseThatACallCanHave(String tokens) {
    Calls calls = market("{times: 2, output_tokens: %s}".formatted(tokens)).calls();
    assertThat(calls.outputTokens()).isEqualTo(Integer.MAX_VALUE);
    assertThat(calls.madeTokens()).isBetween(0.4 * Integer.MAX_VALUE, 0.6 * Integer.MAX_VALUE);
  }
}
