package dev.stampede.benchmarks;

import dev.stampede.benchmarks.model.Floor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does the machine itself need? A load that depends on the one before, from memory of a size
 * that fits into the first, the second, perhaps the third level of caches, and none; and a message
 * from one core to another one and back. Other works are told in loads from 64 MB.
 */
@OperationsPerInvocation(FloorBenchmark.TIMES)
public class FloorBenchmark extends Pinned {

  static final int TIMES = 100_000;

  /** The memory, or the other thread. */
  @State(Scope.Thread)
  public static class FloorState {

    /** A size of memory, or between two cores. */
    @Param({"16K", "512K", "16M", "64M", Floor.ROUND_TRIP})
    String of = "";

    Floor floor = Floor.of("16K");

    /** Fills the memory, or starts the other thread. */
    @Setup
    public void open() {
      floor = Floor.of(of);
    }

    /** Ends the other thread. */
    @TearDown
    public void close() {
      floor.close();
    }
  }

  /** The machine. */
  @Benchmark
  public long floor(FloorState state) {
    return state.floor.run(TIMES);
  }
}
