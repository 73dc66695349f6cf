package dev.stampede.models.work;

import dev.stampede.models.PrimeMerge;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UseCaseResultTest {

  private static final Tenants HALVES =
      new Tenants(List.of(new Tenants.Share("a", 0.5), new Tenants.Share("b", 0.5)));

  private static OutcomeTally outcomes(LongSupplier primes) {
    OutcomeTally tally = new OutcomeTally(PrimeMerge.INTERVALS);
    for (Outcome outcome : Outcome.values()) {
      for (long left = primes.getAsLong(); left > 0; left--) {
        tally.end(outcome, 0, true);
      }
      tally.byInterval(outcome).add(1, primes.getAsLong());
      tally.byInterval(outcome).add(2, primes.getAsLong());
    }
    return tally;
  }

  private static List<Long> figures(OutcomeTally tally) {
    return Arrays.stream(Outcome.values())
        .flatMap(
            outcome ->
                Stream.concat(
                    Stream.of(tally.count(outcome)), tally.byInterval(outcome).toList().stream()))
        .toList();
  }

  private static DescentTally descents(LongSupplier primes) {
    Descents ways = new Descents(rung -> "rung " + rung, layer -> "layer " + layer);
    int refused = ways.after(Descents.START, 0, 0, Status.BREAKER_OPEN);
    DescentTally tally = new DescentTally();
    OutcomeTally outcomes = new OutcomeTally(PrimeMerge.INTERVALS);
    for (int way : new int[] {refused, ways.after(refused, 1, 1, Status.OK)}) {
      for (Outcome outcome : Outcome.values()) {
        for (long left = primes.getAsLong(); left > 0; left--) {
          tally.end(way, outcome);
          outcomes.end(outcome, 0, true);
        }
      }
    }
    tally.close(ways, outcomes);
    return tally;
  }

  private static List<Long> figures(DescentTally tally) {
    return tally.ways().stream()
        .flatMap(way -> Arrays.stream(Outcome.values()).map(outcome -> tally.count(way, outcome)))
        .toList();
  }

  private static TenantTally tenants(LongSupplier primes) {
    TenantTally tally = new TenantTally(HALVES);
    for (int owner = 0; owner < 2; owner++) {
      for (Outcome outcome : Outcome.values()) {
        for (long left = primes.getAsLong(); left > 0; left--) {
          tally.end(matterOf(owner), outcome);
        }
      }
    }
    return tally;
  }

  private static long matterOf(int owner) {
    return LongStream.range(0, 100)
        .filter(matter -> HALVES.ownerOf(matter) == owner)
        .findFirst()
        .orElseThrow();
  }

  private static List<Long> figures(TenantTally tally) {
    return IntStream.range(0, 2)
        .boxed()
        .flatMap(
            tenant ->
                Arrays.stream(Outcome.values())
                    .map(outcome -> tally.count(tenant, ended -> ended == outcome)))
        .toList();
  }

  private static Latencies latencies(LongSupplier primes) {
    Latencies latencies = new Latencies(List.of());
    for (Span span : Span.values()) {
      for (long left = primes.getAsLong(); left > 0; left--) {
        latencies.record(span, 1);
      }
    }
    return latencies;
  }

  private static List<Long> figures(Latencies latencies) {
    return Arrays.stream(Span.values()).map(span -> latencies.of(span).count()).toList();
  }

  private static SpansByInterval spans(LongSupplier primes) {
    SpansByInterval spans =
        new SpansByInterval(
            PrimeMerge.INTERVALS,
            List.of(
                new LatencyLimit("work", Span.END_TO_END, 5),
                new LatencyLimit("work", Span.WAITING, 3)));
    for (Span span : List.of(Span.END_TO_END, Span.WAITING)) {
      for (long nanos : new long[] {1, 4, 9}) {
        for (long left = primes.getAsLong(); left > 0; left--) {
          spans.record(span, 0, nanos);
        }
      }
    }
    return spans;
  }

  private static List<Long> figures(SpansByInterval spans) {
    SpanByInterval endToEnd = spans.of(Span.END_TO_END);
    SpanByInterval waiting = spans.of(Span.WAITING);
    return List.of(
        endToEnd.ended().at(0),
        endToEnd.within(5).at(0),
        waiting.ended().at(0),
        waiting.within(3).at(0));
  }

  @Test
  void absorb_addsEveryFigure() {
    PrimeMerge.of(UseCaseResult.class)
        .with(OutcomeTally.class, UseCaseResultTest::outcomes, UseCaseResultTest::figures)
        .with(DescentTally.class, UseCaseResultTest::descents, UseCaseResultTest::figures)
        .with(TenantTally.class, UseCaseResultTest::tenants, UseCaseResultTest::figures)
        .with(SpansByInterval.class, UseCaseResultTest::spans, UseCaseResultTest::figures)
        .with(Latencies.class, UseCaseResultTest::latencies, UseCaseResultTest::figures)
        .with( // chosen, not added up: the test of diaries has it
            SessionHistory.class, primes -> new SessionHistory(0, 1, List.of()), any -> List.of())
        .check(UseCaseResult::absorb);
  }
}
