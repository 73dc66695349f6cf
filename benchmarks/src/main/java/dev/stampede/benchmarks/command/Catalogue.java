package dev.stampede.benchmarks.command;

import dev.stampede.benchmarks.BarrierBenchmark;
import dev.stampede.benchmarks.BatchingBenchmark;
import dev.stampede.benchmarks.ChainBenchmark;
import dev.stampede.benchmarks.ChannelBenchmark;
import dev.stampede.benchmarks.FloorBenchmark;
import dev.stampede.benchmarks.HistogramBenchmark;
import dev.stampede.benchmarks.HoldBenchmark;
import dev.stampede.benchmarks.MM1Benchmark;
import dev.stampede.benchmarks.PholdBenchmark;
import dev.stampede.benchmarks.ReplicationsBenchmark;
import dev.stampede.benchmarks.StormBenchmark;
import dev.stampede.benchmarks.TiersBenchmark;
import dev.stampede.benchmarks.TimersBenchmark;
import dev.stampede.benchmarks.peer.Peer;
import dev.stampede.benchmarks.result.Goal;
import dev.stampede.benchmarks.result.ResultTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All kinds of work, with what Stampede should reach. */
final class Catalogue {

  private static final List<String> SMALL = List.of("100", "10000");

  /** 4 M requests/s where a load takes 145 ns, as on the machine that the goal was set on. */
  private static final double BATCHING_LOADS = 1e3 / 4 / 145;

  static final List<Work> WORKS =
      List.of(
          new Work(
              FloorBenchmark.class,
              "a load that depends on the one before; to another core and back",
              Map.of(),
              List.of()),
          new Work(
              HoldBenchmark.class,
              "an event with others pending; no random number",
              Map.of("pending", SMALL, "law", List.of("exponential")),
              List.of(
                  hold("100", 3.5),
                  hold("10000", 6.5),
                  hold("1000000", 12),
                  new Goal.Loads(Map.of("pending", "1000000", "law", "exponential"), 1))),
          new Work(
              TimersBenchmark.class,
              "a call with a timeout, of which 9 in 10 are cancelled",
              Map.of("pending", List.of("10000")),
              List.of()),
          new Work(
              MM1Benchmark.class,
              "an event of an M/M/1 queue with statistics; one random number",
              Map.of(),
              List.of(new Goal.Peer(Map.of(), Peer.SSJ.id(), Peer.SSJ.title(), 3))),
          new Work(
              PholdBenchmark.class,
              "a hop between processes; two random numbers",
              Map.of("remote", List.of("10")),
              List.of(new Goal.SpeedUp(Map.of("workers", "2", "remote", "10"), 1.7))),
          new Work(ChannelBenchmark.class, "a message between two workers", Map.of(), List.of()),
          new Work(BarrierBenchmark.class, "a meeting of two workers", Map.of(), List.of()),
          new Work(
              StormBenchmark.class,
              "a request in a retry storm on 10 000 servers, with all statistics",
              Map.of(),
              List.of(new Goal.Loads(Map.of(), 6))),
          new Work(
              BatchingBenchmark.class,
              "a request to replicas of a language model with continuous batching",
              Map.of(),
              List.of(new Goal.Loads(Map.of(), BATCHING_LOADS))),
          new Work(
              ChainBenchmark.class,
              "a request through a chain of policies that have nothing to do",
              Map.of(),
              List.of()),
          new Work(
              TiersBenchmark.class,
              "a request through tiers on the way in that have room for it",
              Map.of(),
              List.of()),
          new Work(HistogramBenchmark.class, "a latency recorded", Map.of(), List.of()),
          new Work(
              ReplicationsBenchmark.class,
              "an event of independent M/M/1 queues, one for each worker",
              Map.of(),
              List.of(new Goal.SpeedUp(Map.of("workers", "2"), 1.9))));

  private Catalogue() {}

  private static Goal hold(String pending, double times) {
    return new Goal.Peer(
        Map.of("pending", pending, "law", "exponential"), Peer.SSJ.id(), Peer.SSJ.title(), times);
  }

  /** What every work is measured beside: a load from memory that no cache holds. */
  static Task floor() {
    Work floor = WORKS.get(0);
    return new Task(floor.name(), floor.method(floor.side()), ResultTable.LOAD);
  }

  static List<String> names() {
    return WORKS.stream().map(Work::name).toList();
  }

  /** The table that results are shown in. */
  static ResultTable table() {
    Map<String, List<Goal>> goals = new LinkedHashMap<>();
    WORKS.forEach(work -> goals.put(work.name(), work.goals()));
    Map<String, String> peers = new LinkedHashMap<>();
    Arrays.stream(Peer.values()).forEach(peer -> peers.put(peer.id(), peer.title()));
    return new ResultTable(goals, peers);
  }
}
