package dev.stampede.models.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.attribution.GuardBooks;
import dev.stampede.models.routing.OutlierSpec.LocalOrigin;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Envoy's outlier detection by hand. */
class OutlierDetectorTest {

  private static final long SECOND = 1_000_000_000L;
  private static final OutlierSpec HALF = ejecting(0.5, 5, 5, 0);

  /** Envoy's defaults with a few changes. */
  private static OutlierSpec ejecting(
      double share, int errors, int gateway, double enforceGateway) {
    OutlierSpec envoy = OutlierSpec.ENVOY;
    return new OutlierSpec(
        errors,
        gateway,
        envoy.intervalNanos(),
        envoy.baseEjectionNanos(),
        90 * SECOND,
        0,
        share,
        false,
        1,
        enforceGateway,
        1,
        1,
        envoy.successRateHosts(),
        envoy.successRateCalls(),
        envoy.successRateStdevFactor(),
        envoy.failureShare(),
        envoy.failureHosts(),
        envoy.failureCalls());
  }

  private static OutlierDetector detector(OutlierSpec spec, int endpoints) {
    return new OutlierDetector(spec, books(endpoints), () -> 0.5);
  }

  private static List<GuardBooks> books(int endpoints) {
    return Stream.generate(GuardBooks::unlisted).limit(endpoints).toList();
  }

  private static Answer http(int status) {
    Answer answer = new Answer().set(Status.ofHttp(status));
    answer.httpStatus = status;
    return answer;
  }

  private static Answer ok() {
    return new Answer().set(Status.OK);
  }

  private static void end(
      OutlierDetector detector, int endpoint, long at, Answer answer, int times) {
    for (int i = 0; i < times; i++) {
      detector.ended(endpoint, at * SECOND, answer);
    }
  }

  private static boolean isOut(OutlierDetector detector, int endpoint, long at) {
    return detector.isOut(endpoint, at * SECOND);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 9})
  void defaults_neverEjectInASmallPool(int endpoints) {
    OutlierDetector detector = detector(OutlierSpec.ENVOY, endpoints);
    end(detector, 0, 1, http(500), 100);
    assertThat(isOut(detector, 0, 1)).isFalse();
  }

  @Test
  void defaults_ejectOneOfTen() {
    OutlierDetector detector = detector(OutlierSpec.ENVOY, 10);
    end(detector, 0, 1, http(500), 4);
    assertThat(isOut(detector, 0, 1)).isFalse();
    end(detector, 0, 1, http(529), 1);
    assertThat(isOut(detector, 0, 1)).isTrue();
    end(detector, 1, 1, http(500), 100);
    assertThat(isOut(detector, 1, 1)).as("one in ten is all there may be").isFalse();
  }

  @Test
  void success_andRateLimitsEndARow() {
    OutlierDetector detector = detector(HALF, 2);
    end(detector, 0, 1, http(500), 4);
    end(detector, 0, 1, http(429), 1); // no error
    end(detector, 0, 1, http(500), 4);
    end(detector, 0, 1, ok(), 1);
    end(detector, 0, 1, http(500), 4);
    assertThat(isOut(detector, 0, 1)).isFalse();
    end(detector, 0, 1, new Answer().set(Status.TIMEOUT), 1);
    assertThat(isOut(detector, 0, 1)).isTrue();
  }

  @Test
  void ownRefusals_areNotTheEndpointsFault() {
    OutlierDetector detector = detector(HALF, 2);
    end(detector, 0, 1, http(500), 4);
    end(detector, 0, 1, new Answer().set(Status.BREAKER_OPEN), 9);
    assertThat(isOut(detector, 0, 1)).isFalse();
    end(detector, 0, 1, http(500), 1);
    assertThat(isOut(detector, 0, 1)).isTrue();
  }

  @Test
  void endpoint_comesBackAtTheFirstSweepAfterItsTime() {
    OutlierDetector detector = detector(HALF, 2);
    end(detector, 0, 4, http(500), 5); // until 34 s, so until the sweep at 40 s
    assertThat(isOut(detector, 0, 39)).isTrue();
    assertThat(isOut(detector, 0, 40)).isFalse();
  }

  @Test
  void time_growsWithEachEjection_andShrinksWithEachGoodSweep() {
    OutlierDetector detector = detector(HALF, 2);
    end(detector, 0, 1, http(500), 5);
    assertThat(isOut(detector, 0, 39)).isTrue();
    assertThat(isOut(detector, 0, 40)).isFalse(); // the sweep that brings it back is no good one
    end(detector, 0, 41, http(500), 5); // for twice 30 s
    assertThat(isOut(detector, 0, 109)).isTrue();
    assertThat(isOut(detector, 0, 110)).isFalse();
    end(detector, 0, 121, http(500), 5); // after one good sweep for twice 30 s again
    assertThat(isOut(detector, 0, 189)).isTrue();
    assertThat(isOut(detector, 0, 190)).isFalse();
    end(detector, 0, 211, http(500), 5); // after two of them for 30 s
    assertThat(isOut(detector, 0, 249)).isTrue();
    assertThat(isOut(detector, 0, 250)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"503, true", "502, true", "504, true", "500, false", "529, false"})
  void gatewayFailures_areNot529(int status, boolean out) {
    OutlierDetector detector = detector(ejecting(0.5, 100, 3, 1), 2);
    end(detector, 0, 1, http(status), 3);
    assertThat(isOut(detector, 0, 1)).isEqualTo(out);
  }

  @Test
  void gatewayFailures_areOffByDefault() {
    OutlierDetector detector = detector(ejecting(0.5, 100, 3, 0), 2);
    end(detector, 0, 1, http(503), 50);
    assertThat(isOut(detector, 0, 1)).isFalse();
  }

  /** Success rates of 100 % five times, and of the sixth endpoint so many percent. */
  private static OutlierDetector rates(int percent, int calls) {
    OutlierDetector detector = detector(ejecting(0.5, 1_000_000, 5, 0), 6);
    IntStream.range(0, 5).forEach(endpoint -> end(detector, endpoint, 1, ok(), calls));
    end(detector, 5, 1, ok(), calls * percent / 100);
    end(detector, 5, 1, http(500), calls * (100 - percent) / 100);
    return detector;
  }

  @Test
  void lowSuccessRate_isFoundAtASweep() {
    // mean 98.33, standard deviation 3.73, so below 91.25
    OutlierDetector detector = rates(90, 100);
    assertThat(isOut(detector, 5, 9)).isFalse();
    assertThat(isOut(detector, 5, 10)).isTrue();
    assertThat(isOut(rates(90, 90), 5, 10)).as("too few calls").isFalse();
    assertThat(isOut(rates(100, 100), 5, 10)).as("all alike").isFalse();
  }

  @Test
  void shareOfFailures_isFoundAtASweep() {
    OutlierDetector detector = detector(ejecting(1, 1_000_000, 5, 0), 5);
    for (int endpoint = 0; endpoint < 5; endpoint++) { // all alike, so no outlier by comparison
      end(detector, endpoint, 1, http(500), 51);
      end(detector, endpoint, 1, ok(), 9);
    }
    assertThat(isOut(detector, 0, 10)).isTrue();
    assertThat(isOut(detector, 4, 10)).isTrue();
  }

  /** So many errors in a row of either origin, and all may go. */
  private static OutlierSpec split(int errors, double enforceRates, double enforceFailures) {
    OutlierSpec half = ejecting(1, errors, errors, 0);
    return new OutlierSpec(
        errors,
        errors,
        half.intervalNanos(),
        half.baseEjectionNanos(),
        half.maxEjectionNanos(),
        0,
        1,
        false,
        1,
        0,
        1,
        1,
        5,
        100,
        1.9,
        0.85,
        5,
        50,
        new LocalOrigin(errors, 1, enforceRates, enforceFailures));
  }

  private static Answer late() {
    return new Answer().set(Status.TIMEOUT);
  }

  /** Two errors of the server and two of local origin are three in a row of neither. */
  @Test
  void originsCountApart_whereThatIsSaid() {
    OutlierDetector detector = detector(split(3, 0, 0), 2);
    end(detector, 0, 1, http(500), 2);
    end(detector, 0, 1, late(), 2);
    assertThat(isOut(detector, 0, 1)).isFalse();
    end(detector, 0, 1, ok(), 1); // of the server
    end(detector, 0, 1, late(), 1);
    assertThat(isOut(detector, 0, 1)).isTrue();
    end(detector, 1, 1, late(), 2);
    end(detector, 1, 1, http(500), 3);
    assertThat(isOut(detector, 1, 1)).isTrue();
  }

  /** Timeouts after connections: in a row only as long as none is taken up between them. */
  @Test
  void connection_isASuccessOfLocalOrigin() {
    OutlierDetector detector = detector(split(3, 0, 0), 2);
    for (int i = 0; i < 9; i++) {
      detector.connected(0, SECOND);
      end(detector, 0, 1, late(), 1);
    }
    assertThat(isOut(detector, 0, 1)).isFalse();
    detector.timedOut(0, SECOND, true); // streaming: the server was well
    detector.timedOut(0, SECOND, false);
    detector.timedOut(0, SECOND, false);
    assertThat(isOut(detector, 0, 1)).isTrue();
  }

  /** A stream that breaks is a success of the server, and an error of local origin. */
  @Test
  void brokenStream_isBoth() {
    OutlierDetector detector = detector(split(3, 0, 0), 2);
    end(detector, 0, 1, http(500), 2);
    detector.brokeOff(0, SECOND, new Answer().set(Status.CUT));
    end(detector, 0, 1, http(500), 2);
    assertThat(isOut(detector, 0, 1)).isFalse();
    detector.brokeOff(0, SECOND, new Answer().set(Status.CUT));
    detector.brokeOff(0, SECOND, new Answer().set(Status.CUT));
    assertThat(isOut(detector, 0, 1)).isTrue();
  }

  /** Six endpoints with 100 connections each, after 20 of which the last one's calls are late. */
  @ParameterizedTest
  @CsvSource({"1, 20, true", "0, 20, false", "1, 0, false"})
  void ratesOfLocalOrigin_areComparedApart(double enforcing, int late, boolean out) {
    OutlierDetector detector = detector(split(1_000_000, enforcing, 0), 6);
    for (int endpoint = 0; endpoint < 6; endpoint++) {
      for (int i = 0; i < 100; i++) {
        detector.connected(endpoint, SECOND);
      }
    }
    end(detector, 5, 1, late(), late);
    assertThat(isOut(detector, 5, 10)).isEqualTo(out);
    assertThat(isOut(detector, 4, 10)).isFalse();
  }

  @Test
  void shareOfFailuresOfLocalOrigin_isComparedApart() {
    for (double enforcing : new double[] {0, 1}) {
      OutlierDetector detector = detector(split(1_000_000, 0, enforcing), 5);
      for (int endpoint = 0; endpoint < 5; endpoint++) {
        end(detector, endpoint, 1, late(), 60);
      }
      assertThat(isOut(detector, 0, 10)).isEqualTo(enforcing == 1);
    }
  }

  @Test
  void enforcing_isAChance() {
    OutlierSpec half =
        new OutlierSpec(1, 1, SECOND, SECOND, SECOND, 0, 1, false, 0.5, 0, 0, 0, 9, 9, 1, 1, 9, 9);
    OutlierDetector unlucky = new OutlierDetector(half, books(1), () -> 0.49);
    end(unlucky, 0, 1, http(500), 1);
    assertThat(isOut(unlucky, 0, 1)).isTrue();
    OutlierDetector lucky = new OutlierDetector(half, books(1), () -> 0.5);
    end(lucky, 0, 1, http(500), 1);
    assertThat(isOut(lucky, 0, 1)).isFalse();
  }
}
