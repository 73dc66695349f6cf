package dev.stampede.scenarios.language.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.api.ApiSpec;
import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.server.SharingSpec;
import dev.stampede.models.server.SlowdownSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code engine}. The key of most kinds holds either a mapping, {@code {servers: {servers:
 * 10, service: 8s}}}, or the number itself with the rest beside it, {@code {servers: 10, service:
 * 8s}}.
 */
public final class EngineDecoder {
  /** In place of one that is not described well, or that is described elsewhere. */
  static final EngineSpec STAND_IN =
      new SharingSpec(1, new Distribution.Constant(1), EngineSpec.UNBOUNDED);

  private static final Key<Integer> SERVERS =
      Key.required("servers", Type.count(1), "how many calls are served together");
  private static final Key<Distribution> SERVICE =
      Key.required("service", DistributionDecoder.TIME.withMean(), "how long each takes");
  private static final Key<Distribution> PATIENCE =
      Key.absent(
          "patience",
          DistributionDecoder.TIME.any(),
          "endless",
          "the time in the queue after which a call is dropped");
  private static final Key<Double> CAPACITY =
      Key.optional(
          "capacity",
          Type.decimal(0, Double.POSITIVE_INFINITY),
          "1",
          "seconds of work done in a second; one call gets at most 1");
  private static final Key<Integer> LIMIT =
      QueueDecoder.limit("limit", 1, "how many may be inside");
  private static final Key<Integer> CONCURRENCY =
      Key.required("concurrency", Type.count(1), "how many calls are served together");
  private static final Key<Distribution> FIRST_TOKEN =
      Key.required(
          "first_token", DistributionDecoder.TIME.withMean(), "how long the first token takes");
  private static final Key<Distribution> SPEED =
      Key.required(
          "tokens_per_second", DistributionDecoder.SPEED.withMean(), "speed of one call's stream");
  private static final Key<Double> SLOWER_FIRST =
      Key.optional(
          "first_token",
          Type.MULTIPLIER,
          "1x",
          "how many times as long the first token takes with all places taken");
  private static final Key<Double> SLOWER_SPEED =
      Key.optional("speed", Type.MULTIPLIER, "1x", "how many times their speed streams have then");
  private static final Key<MappingReader> SLOWS =
      Key.open(
          "slows_at_full",
          Type.mapping(
              Form.of("slows-at-full", "how it slows as it fills", SLOWER_FIRST, SLOWER_SPEED)),
          "it does not",
          "how it slows as it fills");

  /** The kinds that come with this version. */
  public static final Kinds<EngineKind> KINDS =
      new Kinds<>(
          "engine",
          List.of(
              EngineKind.of(
                  "servers",
                  Form.of(
                      "servers",
                      "so many servers behind one queue",
                      SERVERS,
                      SERVICE,
                      QueueDecoder.QUEUE_LIMIT,
                      QueueDecoder.DISCIPLINE,
                      PATIENCE),
                  SERVERS,
                  EngineDecoder::servers),
              EngineKind.of(
                  "sharing",
                  Form.of("sharing", "all calls share it evenly", CAPACITY, SERVICE, LIMIT),
                  CAPACITY,
                  EngineDecoder::sharing),
              EngineKind.of(
                  "tokens",
                  Form.of(
                      "tokens",
                      "so many streams of tokens",
                      CONCURRENCY,
                      FIRST_TOKEN,
                      SPEED,
                      QueueDecoder.QUEUE_LIMIT,
                      QueueDecoder.DISCIPLINE,
                      SLOWS),
                  CONCURRENCY,
                  EngineDecoder::tokens),
              EngineKind.of(
                  "api",
                  Form.of(
                      "api",
                      "a hosted API of which the quota alone is known: it serves all that it lets in",
                      FIRST_TOKEN,
                      SPEED),
                  EngineDecoder::api),
              NodesDecoder.KIND,
              EngineKind.of(
                  "batching",
                  BatchingDecoder.FORM.called("batching", "replicas with continuous batching"),
                  (in, standIn) -> new BatchingDecoder(Detail.LEAPS, in).read(standIn)),
              EngineKind.of(
                  "steps",
                  BatchingDecoder.FORM.called("steps", "the same, followed step by step"),
                  (in, standIn) -> new BatchingDecoder(Detail.STEPS, in).read(standIn))));

  private final Kinds<EngineKind> kinds;
  private final Form ofPreset;

  EngineDecoder(Kinds<EngineKind> kinds) {
    this.kinds = kinds;
    this.ofPreset =
        BatchingDecoder.FORM_OF_PRESET
            .called("engine-preset", "short for batching with a preset")
            .and(StartsDecoder.STARTS);
  }

  /** What an engine looks like. */
  Shape shape() {
    List<Shape> shapes = new ArrayList<>();
    for (Kind<EngineKind> kind : kinds.list()) {
      shapes.add(new Shape.Keys(nested(kind)));
      kind.decoder()
          .flat(kind.name())
          .ifPresent(flat -> shapes.add(new Shape.Keys(flat.telling(kinds))));
    }
    shapes.add(new Shape.Keys(ofPreset.telling(kinds)));
    return new Shape.Called("engine", new Shape.Either(shapes));
  }

  private Form nested(Kind<EngineKind> kind) {
    Key<?> key = Key.required(kind.name(), Type.as(kind.shape()), kind.sentence());
    return Form.of("engine-" + kind.name(), kind.sentence(), key).telling(kinds);
  }

  EngineSpec read(ValueReader value) {
    MappingReader in = value.mapping();
    List<Kind<EngineKind>> given =
        kinds.list().stream().filter(kind -> in.has(kind.name())).toList();
    if (given.isEmpty() && in.has(BatchingDecoder.PRESET.name())) {
      MappingReader keys = value.mapping(ofPreset);
      MappingReader starts = keys.find(StartsDecoder.STARTS);
      return StartsDecoder.around(new BatchingDecoder(Detail.LEAPS, keys).read(STAND_IN), starts);
    }
    if (given.size() != 1) {
      List<String> words = new ArrayList<>(kinds.names());
      words.add(BatchingDecoder.PRESET.name());
      in.forgiveAllBut(words);
      in.finish();
      if (!in.isFaulty()) {
        in.error(
            given.isEmpty() ? "needs a kind" : "is of more than one kind",
            "one of %s, for example {servers: 10, service: 8s}"
                .formatted(String.join(", ", words)));
      }
      return STAND_IN;
    }
    Kind<EngineKind> kind = given.get(0);
    ValueReader inner = in.required(kind.name());
    Form flat = kind.decoder().flat(kind.name()).orElse(null);
    if (flat != null && !inner.isMapping()) {
      return kind.decoder().reading().read(value.mapping(flat), inner, STAND_IN);
    }
    MappingReader keys = inner.mapping(kind.decoder().form());
    EngineSpec engine = kind.decoder().read(keys, inner, STAND_IN);
    in.finish();
    return engine;
  }

  private static EngineSpec servers(MappingReader in, ValueReader number, EngineSpec standIn) {
    int servers = SERVERS.read(number);
    Distribution service = in.get(SERVICE);
    int queueLimit = in.get(QueueDecoder.QUEUE_LIMIT);
    Discipline discipline = in.get(QueueDecoder.DISCIPLINE);
    Distribution patience = in.find(PATIENCE);
    return in.build(
        () -> new ServersSpec(servers, service, queueLimit, discipline, patience), standIn);
  }

  private static EngineSpec sharing(MappingReader in, ValueReader number, EngineSpec standIn) {
    double capacity = CAPACITY.read(number);
    if (capacity == 0) {
      number.reject("must be positive", null);
    }
    Distribution service = in.get(SERVICE);
    int limit = in.get(LIMIT);
    return in.build(() -> new SharingSpec(capacity, service, limit), standIn);
  }

  private static EngineSpec tokens(MappingReader in, ValueReader number, EngineSpec standIn) {
    int concurrency = CONCURRENCY.read(number);
    Distribution firstToken = in.get(FIRST_TOKEN);
    Distribution speed = speed(in);
    int queueLimit = in.get(QueueDecoder.QUEUE_LIMIT);
    Discipline discipline = in.get(QueueDecoder.DISCIPLINE);
    SlowdownSpec slowdown = slowdown(in.get(SLOWS));
    return in.build(
        () -> new TokensSpec(concurrency, firstToken, speed, queueLimit, discipline, slowdown),
        standIn);
  }

  private static EngineSpec api(MappingReader in, EngineSpec standIn) {
    Distribution firstToken = in.get(FIRST_TOKEN);
    Distribution speed = speed(in);
    return in.build(() -> new ApiSpec(firstToken, speed), standIn);
  }

  private static Distribution speed(MappingReader in) {
    ValueReader value = in.value(SPEED);
    Distribution speed = SPEED.read(value);
    if (speed.mean() == 0) {
      value.reject("must be positive", null);
    }
    return speed;
  }

  private static SlowdownSpec slowdown(MappingReader in) {
    double firstToken = in.get(SLOWER_FIRST);
    double speed = in.get(SLOWER_SPEED);
    return in.build(() -> new SlowdownSpec(firstToken, speed), SlowdownSpec.NONE);
  }
}
