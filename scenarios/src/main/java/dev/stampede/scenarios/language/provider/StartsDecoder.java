package dev.stampede.scenarios.language.provider;

import static dev.stampede.scenarios.read.Form.Count.EXACTLY_ONE;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.start.GivenUp;
import dev.stampede.models.start.StartsSpec;
import dev.stampede.models.tier.QueuedEngineSpec;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;
import org.jspecify.annotations.Nullable;

/** Reads the {@code starts} of an engine: the queue that its machines pass before they start. */
final class StartsDecoder {
  private static final Key<Double> RATE =
      Key.absent("rate", Type.RATE, "none", "how many it lets through; short for each");
  private static final Key<Distribution> EACH =
      Key.absent(
          "each",
          DistributionDecoder.TIME.withMean(),
          "none",
          "how long it works on one; a rate stands for at_once / rate, always");
  private static final Key<Integer> AT_ONCE =
      Key.optional("at_once", Type.count(1, 100_000), "1", "how many it works on together");
  private static final Key<Long> TIMEOUT =
      Key.absent(
          "timeout",
          Type.POSITIVE_TIME,
          "none",
          "a start that is not through in this time is given up, and asked for again at the back");
  private static final Key<GivenUp> GIVEN_UP =
      Key.optional(
          "given_up",
          Type.words(GivenUp.class),
          "wasted",
          "whether its work for a start that was given up is done all the same, or left out");
  private static final Key<Distribution> BOOT =
      Key.absent(
          "boot",
          DistributionDecoder.TIME.any(),
          "none",
          "how long a machine that steps add or restart takes to serve afterwards; nodes take their"
              + " restart");

  /** The key of an engine. */
  static final Key<MappingReader> STARTS =
      Key.absent(
          "starts",
          Type.mapping(
              Form.of("starts", "the queue that machines pass before they start", RATE, EACH)
                  .and(AT_ONCE, TIMEOUT, GIVEN_UP, BOOT)
                  .rule(EXACTLY_ONE, RATE, EACH)),
          "none",
          "the queue that machines pass before they start");

  private StartsDecoder() {}

  /** Returns an engine with what is said about its starts. */
  static EngineSpec around(EngineSpec engine, @Nullable MappingReader in) {
    if (in == null) {
      return engine;
    }
    Double rate = in.find(RATE);
    Distribution each = in.find(EACH);
    int atOnce = in.get(AT_ONCE);
    long timeout = in.get(TIMEOUT, StartsSpec.ENDLESS);
    GivenUp givenUp = in.get(GIVEN_UP);
    Distribution boot = boot(engine, in);
    if ((rate == null) == (each == null)) {
      in.finish();
      if (!in.isFaulty()) {
        in.error(
            rate == null ? "needs a rate, or each" : "has both a rate and each",
            "for example {rate: 20/min} or {each: 12s, at_once: 4}");
      }
      return engine;
    }
    if (rate != null && rate == 0) {
      in.value(RATE).reject("must be positive", "with none nothing ever starts");
    }
    Distribution work = each != null ? each : new Distribution.Constant(perStart(rate, atOnce));
    return in.build(
        () -> new QueuedEngineSpec(engine, new StartsSpec(atOnce, work, timeout, givenUp, boot)),
        engine);
  }

  private static double perStart(@Nullable Double rate, int atOnce) {
    return rate == null || rate == 0 ? 1 : atOnce / rate;
  }

  private static Distribution boot(EngineSpec engine, MappingReader in) {
    Distribution said = in.find(BOOT);
    Distribution known = engine.startSeconds();
    if (said != null && known != null) {
      in.value(BOOT).reject("stands beside restart", "leave it to the restart of the nodes");
    }
    if (known != null) {
      return known;
    }
    return said == null ? new Distribution.Constant(0) : said;
  }
}
