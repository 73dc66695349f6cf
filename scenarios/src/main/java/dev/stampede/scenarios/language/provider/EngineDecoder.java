package dev.stampede.scenarios.language.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.server.SharingSpec;
import dev.stampede.models.server.SlowdownSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads {@code engine}, of which the kinds that infer have a decoder of their own. The key of the
 * other kinds holds either a mapping, {@code {servers: {servers: 10, service: 8s}}}, or the number
 * itself with the rest beside it, {@code {servers: 10, service: 8s}}.
 */
public final class EngineDecoder {
  private static final EngineSpec STAND_IN =
      new SharingSpec(1, new Distribution.Constant(1), EngineSpec.UNBOUNDED);
  private static final String PRESET = "preset";
  private static final List<String> KINDS =
      List.of("servers", "sharing", "tokens", "batching", "steps");

  private EngineDecoder() {}

  static EngineSpec read(ValueReader value) {
    MappingReader in = value.mapping();
    List<String> kinds = KINDS.stream().filter(in::has).toList();
    if (kinds.isEmpty() && in.has(PRESET)) {
      return new BatchingDecoder(Detail.LEAPS, in).read(STAND_IN);
    }
    if (kinds.size() != 1) {
      in.forgiveAllBut(Stream.concat(KINDS.stream(), Stream.of(PRESET)).toList());
      in.finish();
      if (!in.isFaulty()) {
        in.error(
            kinds.isEmpty() ? "needs a kind" : "is of more than one kind",
            "one of servers, sharing, tokens, batching, steps, preset, for example {servers: 10, service: 8s}");
      }
      return STAND_IN;
    }
    String kind = kinds.get(0);
    ValueReader inner = in.required(kind);
    if (kind.equals("batching") || kind.equals("steps")) {
      Detail detail = kind.equals("steps") ? Detail.STEPS : Detail.LEAPS;
      EngineSpec batching = new BatchingDecoder(detail, inner.mapping()).read(STAND_IN);
      in.finish();
      return batching;
    }
    if (!inner.isMapping()) {
      return engine(kind, in, inner);
    }
    MappingReader nested = inner.mapping();
    EngineSpec engine = engine(kind, nested, number(kind, nested));
    in.finish();
    return engine;
  }

  private static ValueReader number(String kind, MappingReader in) {
    return switch (kind) {
      case "servers" -> in.required("servers");
      case "sharing" -> in.optional("capacity", "1");
      default -> in.required("concurrency");
    };
  }

  private static EngineSpec engine(String kind, MappingReader in, ValueReader number) {
    return switch (kind) {
      case "servers" -> servers(in, number);
      case "sharing" -> sharing(in, number);
      default -> tokens(in, number);
    };
  }

  private static EngineSpec servers(MappingReader in, ValueReader number) {
    int servers = positive(number);
    Distribution service = DistributionDecoder.TIME.readWithMean(in.required("service"));
    int queueLimit = limit(in, "queue_limit", 0);
    Discipline discipline = discipline(in);
    Distribution patience =
        in.has("patience", "endless")
            ? DistributionDecoder.TIME.read(in.optional("patience"))
            : null;
    return in.build(
        () -> new ServersSpec(servers, service, queueLimit, discipline, patience), STAND_IN);
  }

  private static EngineSpec sharing(MappingReader in, ValueReader number) {
    double capacity = number.decimal(0, Double.POSITIVE_INFINITY);
    if (capacity == 0) {
      number.reject("must be positive", null);
    }
    Distribution service = DistributionDecoder.TIME.readWithMean(in.required("service"));
    int limit = limit(in, "limit", 1);
    return in.build(() -> new SharingSpec(capacity, service, limit), STAND_IN);
  }

  private static EngineSpec tokens(MappingReader in, ValueReader number) {
    int concurrency = positive(number);
    Distribution firstToken = DistributionDecoder.TIME.readWithMean(in.required("first_token"));
    ValueReader speedValue = in.required("tokens_per_second");
    Distribution speed = DistributionDecoder.SPEED.readWithMean(speedValue);
    if (speed.mean() == 0) {
      speedValue.reject("must be positive", null);
    }
    int queueLimit = limit(in, "queue_limit", 0);
    Discipline discipline = discipline(in);
    SlowdownSpec slowdown = slowdown(in.optional("slows_at_full").mapping());
    return in.build(
        () -> new TokensSpec(concurrency, firstToken, speed, queueLimit, discipline, slowdown),
        STAND_IN);
  }

  private static SlowdownSpec slowdown(MappingReader in) {
    double firstToken = in.optional("first_token", "1x").multiplier();
    double speed = in.optional("speed", "1x").multiplier();
    return in.build(() -> new SlowdownSpec(firstToken, speed), SlowdownSpec.NONE);
  }

  private static int positive(ValueReader number) {
    return (int) number.count(1, Integer.MAX_VALUE);
  }

  private static Discipline discipline(MappingReader in) {
    return QueueDecoder.read(in.optional("discipline", "fifo"));
  }

  /** Returns how many may wait or be inside: a number, or {@code unlimited}, the default. */
  public static int limit(MappingReader in, String key, int least) {
    ValueReader value = in.optional(key, "unlimited");
    return value.isWord("unlimited")
        ? EngineSpec.UNBOUNDED
        : (int) value.count(least, EngineSpec.UNBOUNDED - 1);
  }
}
