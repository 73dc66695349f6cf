package dev.stampede.scenarios.language.provider;

import static dev.stampede.scenarios.read.Form.Count.ALL_WITH_THE_FIRST;
import static dev.stampede.scenarios.read.Form.Count.AT_MOST_ONE;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what handles calls before inference: servers in short, or any engine. */
public final class CapacityDecoder {

  /** The keys that tell what has a capacity. */
  public static final List<String> GIVEN_BY = List.of("servers", "engine");

  private static final Key<Integer> SERVERS =
      Key.absent(
          "servers",
          Type.count(1),
          "none",
          "how many calls it handles together; without them or an engine it is never busy");
  private static final Key<Distribution> SERVICE =
      Key.absent("service", DistributionDecoder.TIME.withMean(), "none", "how long each takes");

  private static final Key<Integer> SOME_SERVERS = SERVERS.required();
  private static final Key<Distribution> THEIR_SERVICE = SERVICE.required();

  private final EngineDecoder engines;
  private final Key<ValueReader> engine;

  CapacityDecoder(Kinds<EngineKind> kinds) {
    this.engines = new EngineDecoder(kinds);
    this.engine =
        Key.absent("engine", Type.as(engines.shape()), "none", "any engine in place of servers");
  }

  /** The keys of servers in short where there must be some, added to others. */
  static Form ofServers(Form form) {
    return form.and(SOME_SERVERS, THEIR_SERVICE, QueueDecoder.QUEUE_LIMIT);
  }

  /** Returns servers where there must be some; null if they are not described well. */
  static @Nullable ServersSpec servers(MappingReader in) {
    return servers(in, in.get(SOME_SERVERS), in.get(THEIR_SERVICE));
  }

  private static @Nullable ServersSpec servers(
      MappingReader in, int servers, Distribution service) {
    int queueLimit = in.get(QueueDecoder.QUEUE_LIMIT);
    return in.build(() -> new ServersSpec(servers, service, queueLimit, Discipline.FIFO, null));
  }

  /** The keys, added to others. */
  Form in(Form form) {
    return form.and(SERVERS, SERVICE, QueueDecoder.QUEUE_LIMIT, engine)
        .rule(AT_MOST_ONE, SERVERS, engine)
        .rule(ALL_WITH_THE_FIRST, SERVERS, SERVICE)
        .rule(ALL_WITH_THE_FIRST, SERVICE, SERVERS)
        .rule(ALL_WITH_THE_FIRST, QueueDecoder.QUEUE_LIMIT, SERVERS);
  }

  /** Returns what is given, or null. */
  @Nullable EngineSpec read(MappingReader in) {
    ValueReader any = in.find(engine);
    Integer servers = in.find(SERVERS);
    Distribution service = in.find(SERVICE);
    if (any != null) {
      if (servers != null || service != null) {
        any.reject("stands beside servers", "say servers and service, or engine");
      } else {
        rejectQueue(in);
      }
      return engines.read(any);
    }
    if (servers == null && service == null) {
      rejectQueue(in);
      return null;
    }
    if (servers == null || service == null) {
      in.error(
          "needs both servers and service",
          "for example {servers: 50, service: 20ms, queue_limit: 500}");
      return null;
    }
    return servers(in, servers, service);
  }

  /** Without servers nobody waits for them. */
  private static void rejectQueue(MappingReader in) {
    if (in.has(QueueDecoder.QUEUE_LIMIT)) {
      in.value(QueueDecoder.QUEUE_LIMIT)
          .reject(
              "is the queue of servers, and there are none",
              "give servers and service, or leave it out");
    }
  }
}
