package dev.stampede.scenarios.language.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.nodes.Balancing;
import dev.stampede.models.nodes.CrashLoopSpec;
import dev.stampede.models.nodes.MemorySpec;
import dev.stampede.models.nodes.RefusalsSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.NodesSpec;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;

/** Reads {@code nodes}, which die of load. */
final class NodesDecoder {
  private static final String CUT = "cut";
  private static final MemorySpec MEMORY_STAND_IN = new MemorySpec(0, 1, 0, 1);
  private static final CrashLoopSpec LOOP_STAND_IN = new CrashLoopSpec(0, 0, 1);

  private static final Key<Integer> COUNT =
      Key.required("count", Type.count(1, 100_000), "how many nodes there are");
  private static final Key<Distribution> SERVICE =
      Key.required("service", DistributionDecoder.TIME.withMean(), "how long each call takes");
  private static final Key<Integer> PLACES =
      Key.required("places", Type.count(1), "how many calls a node serves at a time");
  private static final Key<Integer> QUEUE_LIMIT =
      QueueDecoder.limit("queue_limit", 0, "how many may wait on a node").orElse("0");

  private static final Key<Long> BASE =
      Key.optional("base", Type.MEMORY, "0B", "what a node needs without any call");
  private static final Key<Long> PER_CALL =
      Key.optional("per_call", Type.MEMORY, "0B", "for each call on it, served or waiting");
  private static final Key<Long> PER_TOKEN =
      Key.optional(
          "per_token", Type.MEMORY, "0B", "for each token of its prompt and of its answer on top");
  private static final Key<Long> LIMIT =
      Key.required("limit", Type.MEMORY, "a node that needs more is killed at once");
  private static final Key<MappingReader> MEMORY =
      Key.required(
          "memory",
          Type.mapping(
              Form.of("memory-of-a-node", "what it dies of", BASE, PER_CALL, PER_TOKEN, LIMIT)),
          "what a node dies of");

  private static final Key<Long> EVERY =
      Key.optional(
          "every",
          Type.POSITIVE_TIME,
          "10s",
          "time between two looks, at which dead nodes leave the rotation and others join it");
  private static final Key<MappingReader> READINESS =
      Key.open(
          "readiness",
          Type.mapping(Form.of("readiness", "how the balancer looks at nodes", EVERY)),
          "each 10s",
          "how the balancer looks at nodes");
  private static final Key<Distribution> RESTART =
      Key.required(
          "restart", DistributionDecoder.TIME.any(), "how long a dead node takes to start");

  private static final Key<Long> INITIAL =
      Key.optional("initial", Type.TIME, "10s", "after the second death in a row; then it doubles");
  private static final Key<Long> MAX =
      Key.optional("max", Type.TIME, "5m", "the longest; 0s with an initial of 0s for none");
  private static final Key<Long> RESET =
      Key.optional(
          "reset", Type.POSITIVE_TIME, "10m", "who has lived so long dies for the first time");
  private static final Key<MappingReader> CRASH_LOOP =
      Key.open(
          "crash_loop",
          Type.mapping(
              Form.of("crash-loop", "the wait before a node starts again", INITIAL, MAX, RESET)),
          "as Kubernetes",
          "the wait before a node starts that has died again and again");

  private static final Key<Balancing> BALANCING =
      Key.optional("balancing", Type.words(Balancing.class), "least_loaded", "who gets a call");
  private static final Type<Integer> ERROR = Type.integer(400, 599);
  private static final Key<Integer> ON_DEATH =
      Key.optional(
          "on_death",
          Type.of(
              Shape.either(new Shape.Words(List.of(CUT)), ERROR.shape()),
              value -> value.isWord(CUT) ? RefusalsSpec.CUT : value.integer(400, 599)),
          "502",
          "HTTP status that the calls on a node end with when it dies, or cut");
  private static final Key<Integer> UNREACHABLE =
      Key.optional(
          "unreachable", ERROR, "502", "of calls sent to a dead node that is still in rotation");
  private static final Key<Integer> NONE_LEFT =
      Key.optional("none_left", ERROR, "503", "of calls while no node is in rotation");
  private static final Key<Integer> NEEDED =
      Key.absent(
          "needed",
          Type.count(1, 100_000),
          "count",
          "with fewer alive and in rotation the time counts as short of nodes");

  private static final Form FORM =
      Form.of("nodes", "so many nodes, which die of load", COUNT, SERVICE, PLACES, QUEUE_LIMIT)
          .and(MEMORY, READINESS, RESTART, CRASH_LOOP, BALANCING)
          .and(ON_DEATH, UNREACHABLE, NONE_LEFT, NEEDED);

  /** The kind. */
  static final Kind<EngineKind> KIND = EngineKind.of("nodes", FORM, COUNT, NodesDecoder::read);

  private NodesDecoder() {}

  private static EngineSpec read(MappingReader in, ValueReader number, EngineSpec standIn) {
    int count = COUNT.type().read(number);
    Distribution service = in.get(SERVICE);
    int places = in.get(PLACES);
    int queueLimit = in.get(QUEUE_LIMIT);
    MemorySpec memory = memory(in.get(MEMORY));
    long every = every(in.get(READINESS));
    Distribution restart = in.get(RESTART);
    CrashLoopSpec loop = crashLoop(in.get(CRASH_LOOP));
    Balancing balancing = in.get(BALANCING);
    int death = in.get(ON_DEATH);
    int unreachable = in.get(UNREACHABLE);
    int noneLeft = in.get(NONE_LEFT);
    Integer needed = in.find(NEEDED);
    return in.build(
        () ->
            new NodesSpec(
                count,
                service,
                places,
                queueLimit,
                memory,
                every,
                restart,
                loop,
                balancing,
                new RefusalsSpec(death, unreachable, noneLeft),
                needed == null ? count : needed),
        standIn);
  }

  private static MemorySpec memory(MappingReader in) {
    long base = in.get(BASE);
    long perCall = in.get(PER_CALL);
    long perToken = in.get(PER_TOKEN);
    long limit = in.get(LIMIT);
    return in.build(() -> new MemorySpec(base, perCall, perToken, limit), MEMORY_STAND_IN);
  }

  private static long every(MappingReader in) {
    long every = in.get(EVERY);
    return in.build(() -> every, 1L);
  }

  private static CrashLoopSpec crashLoop(MappingReader in) {
    long initial = in.get(INITIAL);
    long max = in.get(MAX);
    long reset = in.get(RESET);
    return in.build(() -> new CrashLoopSpec(initial, max, reset), LOOP_STAND_IN);
  }
}
