package dev.stampede.models.market;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static dev.stampede.models.market.MarketTest.OUTAGE;
import static dev.stampede.models.market.MarketTest.calls;
import static dev.stampede.models.market.MarketTest.market;
import static dev.stampede.models.market.MarketTest.pool;
import static dev.stampede.models.market.MarketTest.provider;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.fault.AnnouncementSpec;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Gray;
import dev.stampede.models.fault.Signal;
import dev.stampede.models.market.MarketSpec.Calls;
import dev.stampede.models.market.MarketSpec.Destination;
import dev.stampede.models.market.MarketSpec.FailOver;
import dev.stampede.models.queue.Discipline;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers of a provider in trouble go to another one, and come back. */
class MarketFailOverTest {

  /**
   * North: 100/s, 60 % of which go south 10 s after trouble began. It is out from 100 s to 200 s.
   * The calls cut off spoil the second before, so that at 102 s three of the window's four seconds
   * are bad; from 112 s on 60/s leave, and arrive south a second later. At 202 s two of four are
   * good again, so they return at 222 s.
   */
  static Sketch failingOver(double reserved, int southServers) {
    FailOver failOver =
        new FailOver(List.of(new Destination("south", 0.6)), 0.5, nanos(4), always(10), always(20));
    return new Sketch()
        .lasting(300, 0)
        .useCase("ours", Sketch.at(50, 150, 151, 152, 180))
        .provider(
            provider(
                "north",
                pool(200, 1, 0),
                new MarketSpec(calls(100), Calls.EMPTY, 0, failOver, null, MarketSpec.SECOND)))
        .provider(
            provider(
                "south",
                servers(southServers, always(1), 10, Discipline.FIFO, null),
                market(20, reserved)))
        .fault("north", 100, 100, OUTAGE)
        .architecture("plain", List.of(), "north", "south");
  }

  /** All leave; where nobody may wait, a provider that nobody calls is not full. */
  @Test
  void thoseWhoAllLeft_comeBack() {
    FailOver failOver =
        new FailOver(List.of(new Destination("south", 1)), 0.5, nanos(4), always(10), always(20));
    TrialResult result =
        new Sketch()
            .lasting(400, 300)
            .useCase("ours", Sketch.at())
            .provider(
                provider(
                    "north",
                    pool(200, 1, 0),
                    new MarketSpec(calls(100), Calls.EMPTY, 0, failOver, null, MarketSpec.SECOND)))
            .provider(provider("south", pool(200, 1, 0), market(0, 0)))
            .fault("north", 100, 100, OUTAGE)
            .run();

    assertThat(market(result, 0).offered()).isCloseTo(100 * 100, within(1e-3));
  }

  /**
   * Six in ten answers are lost from 100 s to 200 s. At 104 s four seconds of 40 % have passed, and
   * at 201 s three and a whole one are above half, so 60/s are away from 114 s to 221 s.
   */
  @Test
  void lostAnswers_sendThemAway_thoughTheProviderCountsThemAsServed() {
    TrialResult result =
        new Sketch()
            .lasting(300, 0)
            .useCase("ours", Sketch.at())
            .provider(
                provider(
                    "north",
                    pool(200, 1, 0),
                    new MarketSpec(
                        calls(100),
                        Calls.EMPTY,
                        0,
                        new FailOver(
                            List.of(new Destination("south", 0.6)),
                            0.5,
                            nanos(4),
                            always(10),
                            always(20)),
                        null,
                        MarketSpec.SECOND)))
            .provider(provider("south", pool(200, 1, 0), market(0, 0)))
            .fault("north", 100, 100, new Gray(0.6, nanos(1), true))
            .run();

    assertThat(market(result, 0).failedOver()).isCloseTo(60.0 * 107, within(61.0));
    assertThat(market(result, 0).refused()).isZero();
  }

  /**
   * An outage from 100 s to 200 s, on the page from 130 s until 260 s. Those who look at it move 10
   * s later and return 20 s later; those who return for their own calls see an end at 202 s but
   * wait for the page that they left for.
   */
  @ParameterizedTest
  @CsvSource({
    "ERRORS, ERRORS, 110",
    "STATUS_PAGE, STATUS_PAGE, 140",
    "STATUS_PAGE, ERRORS, 140",
    "EITHER, EITHER, 168",
    "ERRORS, STATUS_PAGE, 168"
  })
  void customers_mayActOnTheStatusPage(Signal leaves, Signal returns, double secondsAway) {
    List<Destination> south = List.of(new Destination("south", 0.5));
    FailOver failOver = new FailOver(south, 0.5, nanos(4), always(10), always(20), leaves, returns);
    MarketSpec market =
        new MarketSpec(calls(100), Calls.EMPTY, 0, failOver, null, MarketSpec.SECOND);
    AnnouncementSpec announcement = new AnnouncementSpec(always(30), always(60));
    TrialResult result =
        new Sketch()
            .lasting(400, 0)
            .useCase("ours", Sketch.at())
            .provider(provider("north", pool(200, 1, 0), market))
            .provider(provider("south", pool(200, 1, 0), market(0, 0)))
            .fault(new FaultSpec("out", "north", nanos(100), nanos(100), 0, OUTAGE, announcement))
            .run();

    assertThat(market(result, 0).failedOver()).isCloseTo(50 * secondsAway, within(101.0));
  }

  @Test
  void failOver_sendsThemAwayAndBack() {
    TrialResult result = failingOver(0, 100).run();
    MarketResult north = market(result, 0);
    MarketResult south = market(result, 1);

    assertThat(north.failedOver()).isCloseTo(60 * (222 - 112), within(1e-6));
    assertThat(north.offered()).isCloseTo(100 * 300 - north.failedOver(), within(1e-6));
    assertThat(north.cut()).as("100 in service").isCloseTo(100, within(1e-6));
    assertThat(north.refused())
        .as("all that came in the outage")
        .isCloseTo(100 * 12 + 40 * 88, within(1e-6));
    assertThat(south.offered()).isCloseTo(20 * 300 + north.failedOver(), within(1e-6));
    assertThat(south.refused()).as("80 of 100 servers").isZero();
    assertThat(result.useCases().get(0).failed().count()).isZero();
  }

  /** 80/s for 40 servers: half is refused, and so is half of ours, unless servers are reserved. */
  @Test
  void herd_takesWhatIsNotReserved() {
    MarketResult south = market(failingOver(0, 40).run(), 1);
    double full = 222 - 112; // until it is full, and when it ends, a little less
    assertThat(south.refused()).isCloseTo(40 * full, within(60.0));

    TrialResult reserved = failingOver(0.05, 40).run();
    assertThat(reserved.useCases().get(0).failed().count()).isZero();
    assertThat(reserved.useCases().get(0).waiting().max()).isLessThan(nanos(0.05));
    assertThat(market(reserved, 1).refused()).isCloseTo(42 * full, within(60.0));
  }
}
