package dev.stampede.scenarios.language.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.market.CustomersSpec;
import dev.stampede.models.market.CustomersSpec.Limits;
import dev.stampede.models.market.MarketSpec.CustomerClass;
import dev.stampede.models.work.Request;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Form.Count;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads who a market's customers are: {@code customers} and {@code classes}. */
final class CustomersDecoder {
  private static final double ALL = 1 + 1e-9;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final Type<Long> PER_MINUTE = Type.longCount(1, Long.MAX_VALUE);

  private static final Key<Integer> COUNT =
      Key.required("count", Type.count(1), "how many there are");
  private static final Key<Long> RPM =
      Key.absent("rpm", PER_MINUTE, "unlimited", "calls of each in a minute");
  private static final Key<Long> ITPM =
      Key.absent(
          "itpm",
          PER_MINUTE,
          "unlimited",
          "tokens of prompts of each in a minute, by the mean of the calls");
  private static final Key<Long> OTPM =
      Key.absent(
          "otpm",
          PER_MINUTE,
          "unlimited",
          "tokens of answers of each in a minute, by the mean of the calls");
  private static final Key<Double> HEADROOM =
      Key.absent(
          "headroom",
          Type.MULTIPLIER,
          "unlimited",
          "calls that each may make, over those that they make while all is well");
  private static final Key<Distribution> SIZES =
      Key.optional(
          "sizes",
          DistributionDecoder.NUMBER.withMean(),
          "1",
          "how many calls one makes beside another; only ratios count, and 1 is all alike");
  private static final Key<Long> BURST =
      Key.optional(
          "burst", Type.TIME, "1m", "how much refill their buckets keep, but always one call");
  private static final Form CUSTOMERS_FORM =
      Form.of(
              "market-customers",
              "customers with limits of their own",
              COUNT,
              RPM,
              ITPM,
              OTPM,
              HEADROOM,
              SIZES,
              BURST)
          .rule(Count.AT_LEAST_ONE, RPM, ITPM, OTPM, HEADROOM);

  /** The key of customers who are of no class, or of one. */
  static final Key<MappingReader> CUSTOMERS =
      Key.absent(
          "customers",
          Type.mapping(CUSTOMERS_FORM),
          "none",
          "who they are, each with a quota of their own, whose refusals never come to the engine");

  private static final Key<Double> SHARE =
      Key.required("share", Type.SHARE, "how many calls are theirs; all shares add up to 100%");
  private static final Key<Integer> PRIORITY =
      Key.optional(
          "priority",
          Type.integer(0, Request.TOP_PRIORITY),
          "0",
          "where the provider sheds, and in its line if that goes by priority");
  private static final Form CLASS_FORM =
      Form.of(
          "market-class", "customers of a market who are of a kind", SHARE, PRIORITY, CUSTOMERS);

  /** The key of classes. */
  static final Key<List<Named>> CLASSES =
      Key.open(
          "classes",
          Type.table("class", new Shape.Keys(CLASS_FORM)),
          "none",
          "kinds of customers by name, free and paid ones, say; each has figures of its own");

  private CustomersDecoder() {}

  /** Returns the classes that a market has; those who are of none are one, with their limits. */
  static List<CustomerClass> read(MappingReader market, int priority, boolean hasPriority) {
    MappingReader alone = market.find(CUSTOMERS);
    CustomersSpec ofAll = alone == null ? null : customers(alone);
    if (!market.has(CLASSES)) {
      return ofAll == null
          ? List.of()
          : List.of(new CustomerClass(CUSTOMERS.name(), 1, priority, ofAll));
    }
    if (alone != null) {
      alone.error("has classes beside customers", "say the customers of each class");
    }
    if (hasPriority) {
      market.error("has classes beside a priority", "say the priority of each class");
    }
    List<CustomerClass> classes = new ArrayList<>();
    double sum = 0;
    List<Named> children = market.get(CLASSES);
    for (Named child : children) {
      CustomerClass one = ofClass(child.key().name(), child.value().mapping(CLASS_FORM));
      if (one == null) {
        return List.of();
      }
      sum += one.share();
      classes.add(one);
    }
    if (classes.isEmpty() || sum > ALL || sum < 2 - ALL) {
      market
          .value(CLASSES)
          .error(
              "classes: its shares add up to %s%%, not to 100%%"
                  .formatted(Math.round(sum * 1e8) / 1e6),
              null);
      return List.of();
    }
    return classes;
  }

  private static @Nullable CustomerClass ofClass(String name, MappingReader in) {
    double share = in.get(SHARE);
    int priority = in.get(PRIORITY);
    MappingReader who = in.find(CUSTOMERS);
    CustomersSpec customers = who == null ? null : customers(who);
    return in.build(() -> new CustomerClass(name, share, priority, customers));
  }

  private static @Nullable CustomersSpec customers(MappingReader in) {
    int count = in.get(COUNT);
    Distribution sizes = in.get(SIZES);
    double perMinute = limit(in, RPM);
    double input = limit(in, ITPM);
    double output = limit(in, OTPM);
    Double over = in.find(HEADROOM);
    double headroom = over == null ? Double.POSITIVE_INFINITY : over;
    double burst = in.get(BURST) / NANOS_PER_SECOND;
    return in.build(
        () ->
            new CustomersSpec(count, sizes, new Limits(perMinute, input, output, headroom), burst));
  }

  private static double limit(MappingReader in, Key<Long> key) {
    Long limit = in.find(key);
    return limit == null ? Double.POSITIVE_INFINITY : limit.doubleValue();
  }
}
