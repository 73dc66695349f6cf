package dev.stampede.models.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.attribution.ChainBooks;
import dev.stampede.models.attribution.GatewayBooks;
import dev.stampede.models.routing.PoolSpec.Routing;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.Tried;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which endpoint a call goes to. */
class RouterTest {

  private static final long SECOND = 1_000_000_000L;
  private static final int GRID = 10_000;

  private static EndpointSpec endpoint(double weight, int priority, double price) {
    return new EndpointSpec("p", weight, priority, price, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private static Router router(Routing routing, EndpointSpec... endpoints) {
    return new Router(
        new PoolSpec(List.of(endpoints), routing, 0, 1.4, 0, null, CooldownSpec.LITELLM),
        () -> 0.5,
        books(endpoints.length));
  }

  private static List<ChainBooks> books(int endpoints) {
    GatewayBooks gateway = new GatewayBooks(Horizon.ENDLESS);
    return Stream.generate(() -> gateway.chain("p", "", List.of())).limit(endpoints).toList();
  }

  private static int choose(Router router, double u) {
    return router.choose(new Tried(), 0, 1, 0.5, u, 0.999);
  }

  /** Shares of the endpoints when chance goes through all its numbers. */
  private static double[] shares(Router router, int endpoints) {
    double[] shares = new double[endpoints];
    for (int i = 0; i < GRID; i++) {
      double u = (i + 0.5) / GRID;
      shares[router.choose(new Tried(), 0, 1, u, u, u)]++;
    }
    return Arrays.stream(shares).map(calls -> calls / GRID).toArray();
  }

  private static Answer ok(long firstTokenNanos) {
    Answer answer = new Answer().set(Status.OK);
    answer.firstTokenNanos = firstTokenNanos;
    return answer;
  }

  private static void call(Router router, int endpoint, long at, Answer answer, int tokens) {
    router.began(endpoint, at);
    router.ended(endpoint, at + SECOND, answer, at, false, 10, tokens);
  }

  @Test
  void weights_areShares() {
    double[] shares =
        shares(
            router(Routing.WEIGHTED, endpoint(1, 0, 1), endpoint(3, 0, 1), endpoint(4, 0, 1)), 3);
    assertThat(shares).containsExactly(new double[] {0.125, 0.375, 0.5}, within(1e-9));
  }

  @Test
  void openRouter_weighsByTheInverseSquareOfThePrice() {
    double[] shares =
        shares(
            router(Routing.PRICE_WEIGHTED, endpoint(1, 0, 1), endpoint(1, 0, 2), endpoint(1, 0, 3)),
            3);
    assertThat(shares).containsExactly(new double[] {0.735, 0.184, 0.082}, within(5e-4));
  }

  @Test
  void cost_takesTheCheapest() {
    Router router = router(Routing.COST, endpoint(1, 0, 2), endpoint(1, 0, 1), endpoint(1, 0, 1));
    assertThat(shares(router, 3)).containsExactly(new double[] {0, 0.5, 0.5}, within(1e-9));
  }

  @Test
  void roundRobin_takesTurns_andPassesOverTheSick() {
    Router router =
        router(Routing.ROUND_ROBIN, endpoint(1, 0, 1), endpoint(1, 0, 1), endpoint(1, 0, 1));
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      chosen.add(choose(router, 0.5));
    }
    assertThat(chosen).containsExactly(0, 1, 2, 0);
    Answer limited = new Answer().set(Status.RATE_LIMITED);
    limited.httpStatus = 429;
    router.began(1, 0);
    router.ended(1, 0, limited, 0, false, 1, 1);
    assertThat(choose(router, 0.5)).isEqualTo(2);
    assertThat(choose(router, 0.5)).isEqualTo(0);
    assertThat(choose(router, 0.5)).isEqualTo(2);
  }

  @Test
  void leastBusy_takesTheLeastBusy() {
    Router router =
        router(Routing.LEAST_BUSY, endpoint(1, 0, 1), endpoint(1, 0, 1), endpoint(1, 0, 1));
    router.began(0, 0);
    router.began(0, 0);
    router.began(1, 0);
    assertThat(shares(router, 3)).containsExactly(0, 0, 1);
    router.began(2, 0);
    router.cancelled(0);
    assertThat(shares(router, 3))
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-3));
  }

  @Test
  void twoChoices_compareTwo() {
    Router router =
        router(Routing.TWO_CHOICES, endpoint(1, 0, 1), endpoint(1, 0, 1), endpoint(1, 0, 1));
    router.began(2, 0);
    assertThat(choose(router, 0.1)).isEqualTo(0); // 0 against 2
    assertThat(choose(router, 0.9)).isEqualTo(2); // 2 against itself
    router.began(0, 0);
    router.began(0, 0);
    assertThat(choose(router, 0.1)).isEqualTo(2);
  }

  @Test
  void latency_triesTheUnknownFirst_andKeepsItsOldTimes() {
    Router router = router(Routing.LATENCY, endpoint(1, 0, 1), endpoint(1, 0, 1));
    call(router, 0, 0, ok(SECOND), 10); // 0.1 s a token
    assertThat(shares(router, 2)).containsExactly(0, 1);
    call(router, 1, 0, ok(SECOND), 5); // 0.2 s a token
    assertThat(shares(router, 2)).containsExactly(1, 0);
    for (int i = 0; i < 100; i++) {
      call(router, 0, i * SECOND, ok(SECOND), 1); // 1 s a token: nine of them, and the first 0.1 s
    }
    assertThat(shares(router, 2)).containsExactly(0, 1);
    for (int i = 0; i < 100; i++) {
      call(router, 0, i * SECOND, ok(SECOND), 1_000_000); // fast again, and it is not noticed
    }
    assertThat(shares(router, 2)).containsExactly(0, 1);
    assertThat(router.choose(new Tried(), 3601 * SECOND, 1, 0.5, 0.1, 0))
        .as("all is forgotten")
        .isEqualTo(0);
  }

  @Test
  void latencyBuffer_spreadsOverThoseNearTheBest() {
    PoolSpec spec =
        new PoolSpec(
            List.of(endpoint(1, 0, 1), endpoint(1, 0, 1), endpoint(1, 0, 1)),
            Routing.LATENCY,
            0.5,
            1,
            0,
            null,
            null);
    Router router = new Router(spec, () -> 0.5, books(3));
    call(router, 0, 0, ok(SECOND), 10);
    call(router, 1, 0, ok(SECOND), 7); // 1.43 times as slow
    call(router, 2, 0, ok(SECOND), 6); // 1.67 times
    assertThat(shares(router, 3)).containsExactly(new double[] {0.5, 0.5, 0}, within(1e-9));
  }

  @Test
  void usage_takesTheLeastUsed_upToItsLimits() {
    EndpointSpec small = new EndpointSpec("a", 1, 0, 1, 2, 1000);
    EndpointSpec large = new EndpointSpec("b", 1, 0, 1, 3, 1000);
    Router router = router(Routing.USAGE, small, large);
    call(router, 0, 0, ok(SECOND), 90); // 100 tokens
    assertThat(choose(router, 0.1)).isEqualTo(1);
    call(router, 1, 0, ok(SECOND), 190);
    assertThat(choose(router, 0.1)).isEqualTo(0);
    assertThat(router.choose(new Tried(), 0, 900, 0.5, 0.5, 0.5)).isEqualTo(0);
    assertThat(router.choose(new Tried(), 0, 901, 0.5, 0.5, 0.5)).isEqualTo(Router.FULL);
    router.began(0, 0); // that was its second call
    router.began(1, 0);
    router.began(1, 0);
    assertThat(choose(router, 0.1)).isEqualTo(Router.FULL);
    assertThat(router.choose(new Tried(), 60 * SECOND, 901, 0.5, 0.1, 0.5))
        .as("the next minute")
        .isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({"72, 100, 0", "71, 99, 1", "50, 70, 30", "25, 35, 65", "0, 0, 100"})
  void envoy_spreadsByHealthOfTheLevels(int healthy, int first, int second) {
    PriorityLoad load = new PriorityLoad(new int[] {100, 100}, 1.4, 0.5);
    load.update(new int[] {healthy, 100});
    assertThat(load.load(0)).isEqualTo(first);
    assertThat(load.load(1)).isEqualTo(second);
    assertThat(load.isInPanic(0)).isFalse(); // together they can do all
  }

  @Test
  void envoy_panicsWhereTheLevelsCannotDoAll() {
    PriorityLoad load = new PriorityLoad(new int[] {10, 10}, 1.4, 0.5);
    load.update(new int[] {3, 3}); // 42 % and 42 %, so half each
    assertThat(load.load(0)).isEqualTo(50);
    assertThat(load.isInPanic(0)).isTrue();
    load.update(new int[] {5, 0}); // 70 %: the first is at its threshold, not below
    assertThat(load.load(0)).isEqualTo(100);
    assertThat(load.isInPanic(0)).isFalse();
    assertThat(load.isInPanic(1)).isTrue();
  }

  @Test
  void envoy_spreadsByNumberWhereAllPanic() {
    PriorityLoad load = new PriorityLoad(new int[] {1, 3}, 1.4, 0.5);
    load.update(new int[] {0, 0});
    assertThat(load.load(0)).isEqualTo(25);
    assertThat(load.load(1)).isEqualTo(75);
    PriorityLoad calm = new PriorityLoad(new int[] {1, 3}, 1.4, 0);
    calm.update(new int[] {0, 0});
    assertThat(calm.load(0)).isEqualTo(100);
    assertThat(calm.isInPanic(0)).isFalse();
  }

  @Test
  void priority_leavesALevelOnlyWhenNobodyThereIsHealthy() {
    EndpointSpec[] endpoints = new EndpointSpec[11];
    Arrays.fill(endpoints, endpoint(1, 0, 1));
    endpoints[10] = endpoint(1, 5, 1);
    Router router = router(Routing.PRIORITY, endpoints);
    Answer limited = new Answer().set(Status.RATE_LIMITED);
    limited.httpStatus = 429;
    for (int endpoint = 0; endpoint < 9; endpoint++) {
      router.began(endpoint, 0);
      router.ended(endpoint, 0, limited, 0, false, 1, 1);
    }
    assertThat(shares(router, 11)[9]).isCloseTo(1, within(1e-9));
    router.began(9, 0);
    router.ended(9, 0, limited, 0, false, 1, 1);
    assertThat(shares(router, 11)[10]).isCloseTo(1, within(1e-9));
    router.began(10, 0);
    router.ended(10, 0, limited, 0, false, 1, 1);
    assertThat(choose(router, 0.5)).isEqualTo(Router.NONE);
    assertThat(router.choose(new Tried(), 5 * SECOND, 1, 0.5, 0.999, 0.5)).isEqualTo(9);
  }

  @Test
  void pool_isChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> router(Routing.PRICE_WEIGHTED, endpoint(1, 0, 0)))
        .withMessageContaining("price");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> router(Routing.WEIGHTED))
        .withMessageContaining("endpoints (0) must be 1 to 100");
  }

  /** Three levels of one endpoint: after so many attempts the next, and after all of them anew. */
  @ParameterizedTest
  @CsvSource({"0, 0000000", "1, 0120120", "2, 0011220", "3, 0001112"})
  void attempts_leaveLevelsThatWereTried(int perPriority, String levels) {
    Router router = byLevels(perPriority);
    Tried tried = new Tried();
    StringBuilder went = new StringBuilder();
    for (int i = 0; i < levels.length(); i++) {
      went.append(router.choose(tried, 0, 1, 0.5, 0.5, 0.5));
    }
    assertThat(went).hasToString(levels);
  }

  /** The middle level is out: it is left out of the turn, not called for want of others. */
  @Test
  void attempts_passLevelsBy_thatAreOut() {
    Router router = byLevels(1);
    Answer refused = new Answer().set(Status.RATE_LIMITED);
    refused.httpStatus = 429;
    router.began(1, 0);
    router.ended(1, 0, refused, 0, false, 1, 1);
    Tried tried = new Tried();
    List<Integer> went = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      went.add(router.choose(tried, 1, 1, 0.5, 0.5, 0.5));
    }
    assertThat(went).containsExactly(0, 2, 0, 2, 0);
  }

  /** Two of the first level and one of the second: all three before any of them again. */
  @Test
  void attempts_goFirstWhereNoneWent() {
    Router router =
        avoiding(Routing.PRIORITY, endpoint(1, 0, 1), endpoint(1, 0, 1), endpoint(1, 1, 1));
    Tried tried = new Tried();
    List<Integer> went = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      went.add(router.choose(tried, 0, 1, 0.5, 0.1, 0.5));
    }
    assertThat(went).containsExactly(0, 1, 2, 0, 1, 2);
    assertThat(router.choose(new Tried(), 0, 1, 0.5, 0.1, 0.5)).isEqualTo(0);
  }

  @Test
  void attempts_goWhereTheyWent_onlyIfAllOthersAreOut() {
    Router router = avoiding(Routing.ROUND_ROBIN, endpoint(1, 0, 1), endpoint(1, 0, 1));
    router.began(1, 0);
    router.timedOut(1, 0, false);
    Tried tried = new Tried();
    assertThat(router.choose(tried, 1, 1, 0.5, 0.5, 0.5)).isEqualTo(0);
    assertThat(router.choose(tried, 1, 1, 0.5, 0.5, 0.5)).isEqualTo(0);
    router.began(0, 1);
    router.timedOut(0, 1, false);
    assertThat(router.choose(tried, 2, 1, 0.5, 0.5, 0.5)).isEqualTo(Router.NONE);
  }

  @Test
  void placesThatWereTried_areNotCountedTwice() {
    List<EndpointSpec> one = List.of(endpoint(1, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PoolSpec(one, Routing.WEIGHTED, 0, 1.4, 0, null, null, 1, null, true))
        .withMessageContaining("avoid_tried");
  }

  private static Router avoiding(Routing routing, EndpointSpec... endpoints) {
    return new Router(
        new PoolSpec(
            List.of(endpoints), routing, 0, 1.4, 0, null, null, 0, PassiveHealthSpec.NGINX, true),
        () -> 0.5,
        books(endpoints.length));
  }

  /** Three of a weight of three are as much as one of a weight of one. */
  @Test
  void leastBusy_countsCallsForTheWeight() {
    Router router = router(Routing.LEAST_BUSY, endpoint(3, 0, 1), endpoint(1, 0, 1));
    List<Integer> went = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int chosen = choose(router, 0.1);
      router.began(chosen, 0);
      went.add(chosen);
    }
    assertThat(went.stream().filter(chosen -> chosen == 0)).hasSize(6);
    assertThat(went.subList(0, 2)).containsOnly(0);
  }

  private static Router byLevels(int perPriority) {
    List<EndpointSpec> endpoints = List.of(endpoint(1, 0, 1), endpoint(1, 1, 1), endpoint(1, 2, 1));
    return new Router(
        new PoolSpec(
            endpoints, Routing.WEIGHTED, 0, 1.4, 0, null, CooldownSpec.LITELLM, perPriority),
        () -> 0.5,
        books(3));
  }
}
