package dev.stampede.models.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.Sketch;
import dev.stampede.models.call.Call;
import dev.stampede.models.nodes.Balancing;
import dev.stampede.models.nodes.CrashLoopSpec;
import dev.stampede.models.nodes.MemorySpec;
import dev.stampede.models.nodes.NodesResult;
import dev.stampede.models.nodes.RefusalsSpec;
import dev.stampede.models.provider.Provider;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nodes under arrivals, cancellations and a number of nodes that changes, against a slow reference
 * that goes over all nodes and all calls for each event.
 */
class NodesReferenceTest {

  private static final long END = Sketch.nanos(400);
  private static final int RUNS = 60;

  /** A call, and how it ended in the reference. */
  private static final class Visit {
    long key;
    long arrival;
    long cancel = Long.MAX_VALUE;
    int tokens;
    long end = Long.MAX_VALUE;
    long left = -1;
    int http = -1;
  }

  private static final class Host {
    final List<Visit> served = new ArrayList<>();
    final List<Visit> waiting = new ArrayList<>();
    boolean alive = true;
    boolean wanted;
    long since;
    long starts = Long.MAX_VALUE;
    long changed = Long.MAX_VALUE;
    int deaths;
    long turn;

    int calls() {
      return served.size() + waiting.size();
    }
  }

  /** The reference. */
  private static final class Yard {
    final NodesSpec spec;
    final RandomStream restarts;
    final List<Host> hosts = new ArrayList<>();
    final List<Host> rotation = new ArrayList<>();
    long now;
    long deaths;
    double rotating;
    int turn;
    long turns;

    Yard(NodesSpec spec, RandomStream restarts) {
      this.spec = spec;
      this.restarts = restarts;
      resize(spec.count());
    }

    void resize(int units) {
      for (int i = 0; i < units; i++) {
        if (i == hosts.size()) {
          hosts.add(new Host());
        }
        Host host = hosts.get(i);
        boolean returns = !host.wanted;
        host.wanted = true;
        if (returns && host.alive) {
          join(host);
        }
      }
      for (int i = hosts.size() - 1; i >= units; i--) {
        hosts.get(i).wanted = false;
        leave(hosts.get(i));
      }
    }

    void join(Host host) {
      host.turn = turns++;
      rotation.add(host);
    }

    void leave(Host host) {
      int place = rotation.indexOf(host);
      if (place >= 0) {
        Host last = rotation.remove(rotation.size() - 1);
        if (last != host) {
          rotation.set(place, last);
        }
      }
    }

    Host pick(long key) {
      int size = rotation.size();
      int first = (int) (Draw.NODE.uniform(key, 0) * size);
      switch (spec.balancing()) {
        case LEAST_LOADED -> {
          Host host =
              rotation.stream()
                  .min(Comparator.comparingInt(Host::calls).thenComparingLong(h -> h.turn))
                  .orElseThrow();
          host.turn = turns++;
          return host;
        }
        case ROUND_ROBIN -> {
          turn = turn < size ? turn : 0;
          return rotation.get(turn++);
        }
        case POWER_OF_TWO -> {
          int second = (int) (Draw.NODE.uniform(key, 1) * (size - 1));
          second += second >= first ? 1 : 0;
          Host one = rotation.get(first);
          return size > 1 && rotation.get(second).calls() < one.calls()
              ? rotation.get(second)
              : one;
        }
        default -> {
          return rotation.get(first);
        }
      }
    }

    void arrive(Visit visit) {
      if (rotation.isEmpty()) {
        end(visit, 503);
        return;
      }
      Host host = pick(visit.key);
      if (!host.alive) {
        end(visit, 502);
      } else if (host.calls() == spec.places() + spec.queueLimit()) {
        end(visit, 0);
      } else {
        host.waiting.add(visit);
        serve(host);
        die(host);
      }
    }

    void die(Host host) {
      long bytes = spec.memory().baseBytes();
      List<Visit> all = new ArrayList<>(host.served);
      all.addAll(host.waiting);
      for (Visit visit : all) {
        bytes += spec.memory().perCallBytes() + spec.memory().perTokenBytes() * visit.tokens;
      }
      if (bytes <= spec.memory().limitBytes()) {
        return;
      }
      all.forEach(visit -> end(visit, 502));
      host.served.clear();
      host.waiting.clear();
      host.alive = false;
      host.changed = Math.min(host.changed, now);
      boolean again = host.deaths > 0 && now - host.since < spec.crashLoop().resetNanos();
      host.deaths = again ? host.deaths + 1 : 1;
      double wait = spec.crashLoop().initialNanos() * Math.pow(2, host.deaths - 2);
      host.starts =
          now
              + (again ? (long) Math.min(wait, (double) spec.crashLoop().maxNanos()) : 0)
              + spec.restart().quantileNanos(restarts.nextUniform());
      deaths++;
    }

    void serve(Host host) {
      while (host.served.size() < spec.places() && !host.waiting.isEmpty()) {
        Visit visit = host.waiting.remove(0);
        visit.end = now + spec.service().quantileNanos(Draw.SERVICE.uniform(visit.key));
        host.served.add(visit);
      }
    }

    void end(Visit visit, int http) {
      visit.left = now;
      visit.http = http;
    }

    void step(List<Visit> visits, List<long[]> sizes) {
      long next = (now / spec.readinessNanos() + 1) * spec.readinessNanos();
      for (Visit visit : visits) {
        if (visit.left < 0) {
          next = Math.min(next, visit.arrival > now ? visit.arrival : visit.end);
          next = Math.min(next, visit.cancel > now ? visit.cancel : Long.MAX_VALUE);
        }
      }
      for (Host host : hosts) {
        next = Math.min(next, host.starts);
      }
      for (long[] size : sizes) {
        next = size[0] > now ? Math.min(next, size[0]) : next;
      }
      next = Math.min(next, END);
      rotating += (double) (next - now) * rotation.stream().filter(host -> host.alive).count();
      now = next;
      for (Host host : hosts) {
        if (host.starts == now) {
          host.alive = true;
          host.since = now;
          host.starts = Long.MAX_VALUE;
          host.changed = Math.min(host.changed, now);
        }
        for (Visit visit : List.copyOf(host.served)) {
          if (visit.end == now || visit.cancel == now) {
            host.served.remove(visit);
            end(visit, visit.end == now ? 200 : 499);
            serve(host);
          }
        }
        for (Visit visit : List.copyOf(host.waiting)) {
          if (visit.cancel == now) {
            host.waiting.remove(visit);
            end(visit, 499);
          }
        }
      }
      if (now % spec.readinessNanos() == 0) {
        hosts.stream()
            .filter(host -> host.changed < now)
            .sorted(Comparator.comparingLong(host -> host.changed))
            .forEach(this::look);
      }
      sizes.stream().filter(size -> size[0] == now).forEach(size -> resize((int) size[1]));
      visits.stream().filter(visit -> visit.arrival == now).forEach(this::arrive);
    }

    void look(Host host) {
      host.changed = Long.MAX_VALUE;
      if (!host.alive) {
        leave(host);
      } else if (host.wanted && !rotation.contains(host)) {
        join(host);
      }
    }
  }

  private static NodesSpec spec(SplittableRandom random, Balancing balancing) {
    int base = random.nextInt(5);
    return new NodesSpec(
        random.nextInt(1, 8),
        new Distribution.Exponential(random.nextDouble(1, 4)),
        random.nextInt(1, 9),
        random.nextInt(5),
        new MemorySpec(base, random.nextInt(3), 1, base + random.nextInt(12, 60)),
        Sketch.nanos(random.nextInt(1, 12)),
        new Distribution.Uniform(1, random.nextInt(2, 30)),
        new CrashLoopSpec(
            Sketch.nanos(random.nextInt(3)),
            Sketch.nanos(20),
            Sketch.nanos(random.nextInt(10, 50))),
        balancing,
        RefusalsSpec.OF_A_GATEWAY,
        1);
  }

  @ParameterizedTest
  @EnumSource
  void nodes_areThoseOfTheReference(Balancing balancing) {
    long died = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      SplittableRandom random = new SplittableRandom(seed * 4L + balancing.name().length());
      NodesSpec spec = spec(random, balancing);
      List<Visit> visits = visits(random, spec);
      List<long[]> sizes =
          List.of(
              new long[] {Sketch.nanos(100.123), random.nextInt(spec.count() + 1)},
              new long[] {Sketch.nanos(150.321), spec.count() + random.nextInt(3)});
      RandomStreams streams = new RandomStreams(seed, 0);
      Yard yard = new Yard(spec, streams.stream("yard/restarts/p"));
      while (yard.now < END) {
        yard.step(visits, sizes);
      }
      NodesResult result = compare(spec, streams, visits, sizes, balancing + ", seed " + seed);
      assertThat(result.deaths()).isEqualTo(yard.deaths);
      assertThat(Math.round(result.meanInRotation() * END)).isEqualTo(Math.round(yard.rotating));
      died += yard.deaths;
    }
    assertThat(died).isGreaterThan(5 * RUNS);
  }

  private static List<Visit> visits(SplittableRandom random, NodesSpec spec) {
    List<Visit> visits = new ArrayList<>();
    double rate = spec.count() * random.nextDouble(0.5, 2.5);
    double at = 0;
    for (int i = 0; i < 500 && at < 390; i++) {
      at -= Math.log(1 - random.nextDouble()) / rate;
      Visit visit = new Visit();
      visit.key = RandomKey.derive(random.nextLong(), i);
      visit.arrival = Sketch.nanos(at);
      visit.tokens = random.nextInt(2, 12);
      if (random.nextInt(5) == 0) {
        visit.cancel = visit.arrival + Sketch.nanos(random.nextDouble(0.01, 3));
      }
      visits.add(visit);
      at += random.nextInt(60) == 0 ? random.nextDouble(30) : 0;
    }
    return visits;
  }

  private static NodesResult compare(
      NodesSpec spec, RandomStreams streams, List<Visit> visits, List<long[]> sizes, String what) {
    Simulation simulation = new Simulation(streams);
    LogicalProcess process = simulation.process("yard");
    long[] ends = new long[visits.size()];
    int[] http = new int[visits.size()];
    List<Call> calls = new ArrayList<>();
    Engine.Listener listener =
        (call, status) -> {
          int number = calls.indexOf(call);
          ends[number] = process.now();
          http[number] = status == Status.OK ? 200 : call.answer.httpStatus;
        };
    Horizon horizon = Horizon.of(new Intervals(END, 1), 0);
    Engine engine =
        spec.open(new EngineSite("p", process, listener, horizon, EngineSite.ENDLESS, null));
    for (int i = 0; i < visits.size(); i++) {
      int number = i;
      Visit visit = visits.get(i);
      Call call = Provider.newCall();
      calls.add(call);
      call.key = visit.key;
      call.inputTokens = visit.tokens - 1;
      call.outputTokens = 1;
      ends[i] = -1;
      http[i] = -1;
      process
          .timer(
              () -> {
                call.answer.set(Status.OK);
                if (!engine.accept(call)) {
                  ends[number] = process.now();
                  http[number] = call.answer.httpStatus;
                }
              })
          .set(visit.arrival);
      if (visit.cancel < Long.MAX_VALUE) {
        process
            .timer(
                () -> {
                  if (ends[number] < 0) {
                    engine.cancel(call);
                    ends[number] = process.now();
                    http[number] = 499;
                  }
                })
            .set(visit.cancel);
      }
    }
    for (long[] size : sizes) {
      process.timer(() -> engine.resize((int) size[1])).set(size[0]);
    }
    simulation.run(END);
    for (int i = 0; i < visits.size(); i++) {
      Visit visit = visits.get(i);
      assertThat(List.of(ends[i], (long) http[i]))
          .as("%s, call %d at %d", what, i, visit.arrival)
          .isEqualTo(List.of(visit.left, (long) visit.http));
    }
    assertThat(engine.load().inside().level())
        .isEqualTo(visits.stream().filter(visit -> visit.left < 0).count());
    return Objects.requireNonNull(engine.nodes(END));
  }
}
