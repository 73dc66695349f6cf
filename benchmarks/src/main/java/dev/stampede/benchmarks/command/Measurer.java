package dev.stampede.benchmarks.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Lets JMH carry out a plan, one fork at a time, so that those who are compared take turns. */
final class Measurer {

  private static final int FORKS = 3;
  private static final int QUICK_WARMUPS = 2;
  private static final int QUICK_ITERATIONS = 3;
  private static final TimeValue QUICK_TIME = TimeValue.milliseconds(200);

  private final boolean quick;
  private final ForkListener listener;
  private final Map<Task, List<RunResult>> results = new LinkedHashMap<>();

  /** Is told before each fork. */
  interface ForkListener {
    void starts(Task task, int done, int all);
  }

  /** A benchmark failed; the message is what it said. */
  static final class BenchmarkFailure extends Exception {
    private static final long serialVersionUID = 1L;

    BenchmarkFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Settles how to measure.
   *
   * @param quick one short fork instead of several long ones
   */
  Measurer(boolean quick, ForkListener listener) {
    this.quick = quick;
    this.listener = listener;
  }

  /**
   * Measures.
   *
   * @return JMH's own JSON
   */
  String measure(Plan plan) throws BenchmarkFailure {
    int rounds = quick ? 1 : FORKS;
    int done = 0;
    for (List<Task> group : plan.groups()) {
      for (int round = 0; round < rounds; round++) {
        for (Task task : group) {
          listener.starts(task, done++, plan.size() * rounds);
          results.computeIfAbsent(task, t -> new ArrayList<>()).add(fork(task));
        }
      }
    }
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(json, true, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out)
          .writeOut(results.values().stream().map(Measurer::together).toList());
    }
    return json.toString(StandardCharsets.UTF_8);
  }

  private RunResult fork(Task task) throws BenchmarkFailure {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(task.benchmark()) + "$")
            .forks(1)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true);
    task.params().forEach(options::param);
    if (quick) {
      options
          .warmupIterations(QUICK_WARMUPS)
          .warmupTime(QUICK_TIME)
          .measurementIterations(QUICK_ITERATIONS)
          .measurementTime(QUICK_TIME);
    }
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
    try {
      return new Runner(
              options.build(), OutputFormatFactory.createFormatInstance(out, VerboseMode.NORMAL))
          .runSingle();
    } catch (RunnerException e) {
      throw new BenchmarkFailure(log.toString(StandardCharsets.UTF_8) + e.getMessage(), e);
    }
  }

  /** One result of all forks of a benchmark. */
  private static RunResult together(List<RunResult> forks) {
    List<BenchmarkResult> all = new ArrayList<>();
    forks.forEach(fork -> all.addAll(fork.getBenchmarkResults()));
    return new RunResult(withForks(forks.get(0).getParams(), forks.size()), all);
  }

  private static BenchmarkParams withForks(BenchmarkParams one, int forks) {
    WorkloadParams params = new WorkloadParams();
    int index = 0;
    for (String name : one.getParamsKeys()) {
      params.put(name, one.getParam(name), index++);
    }
    return new BenchmarkParams(
        one.getBenchmark(),
        one.generatedBenchmark(),
        one.shouldSynchIterations(),
        one.getThreads(),
        one.getThreadGroups(),
        one.getThreadGroupLabels(),
        forks,
        one.getWarmupForks(),
        one.getWarmup(),
        one.getMeasurement(),
        one.getMode(),
        params,
        one.getTimeUnit(),
        one.getOpsPerInvocation(),
        one.getJvm(),
        one.getJvmArgs(),
        one.getJdkVersion(),
        one.getVmName(),
        one.getVmVersion(),
        one.getJmhVersion(),
        one.getTimeout());
  }
}
