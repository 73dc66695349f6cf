package dev.stampede.benchmarks.model;

import dev.stampede.engine.Digest;
import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;

/**
 * PHOLD on Stampede's engine (R. Fujimoto, "Performance of Time Warp under synthetic workloads",
 * SCS Multiconference on Distributed Simulation, 1990): jobs that hop between processes. Each hop
 * takes the lookahead and an exponential time of mean {@link #MEAN_NANOS}, and leads to another
 * process, any one alike, with a certain probability. A hop draws two random numbers.
 */
public final class Phold {

  /** Mean of the random part of a hop: 20 ms. */
  public static final long MEAN_NANOS = 20_000_000;

  private final Simulation simulation = new Simulation(new RandomStreams(1, 0));
  private final List<Site> sites = new ArrayList<>();
  private final List<Job> jobs = new ArrayList<>();
  private final double remoteShare;
  private final long lookaheadNanos;

  /** What hops; it counts how often. */
  private static final class Job {
    private long hops;
  }

  /**
   * Links every process with every other one and gives each its jobs.
   *
   * @param processes positive; where there is one, all hops lead to itself
   * @param jobsEach positive
   * @param remoteShare probability that a hop leads elsewhere, in [0, 1]
   * @param lookaheadNanos of the links; not negative
   */
  public Phold(int processes, int jobsEach, double remoteShare, long lookaheadNanos) {
    this.remoteShare = remoteShare;
    this.lookaheadNanos = lookaheadNanos;
    for (int i = 0; i < processes; i++) {
      sites.add(new Site(simulation.process("site/" + i)));
    }
    for (Site site : sites) {
      site.connect(jobsEach);
    }
  }

  /** Runs for as long as a number of hops takes on average. */
  public void run(int hops, int workers) {
    long meanNanos = lookaheadNanos + MEAN_NANOS;
    simulation.run(simulation.now() + hops * meanNanos / jobs.size(), workers);
  }

  /** The digest of the run so far. */
  public Digest digest() {
    return simulation.digest();
  }

  /**
   * Checks that what was measured is the model: every event is a hop of a job, beside the start of
   * each process, and jobs hop as often as they should; 5 % is more than chance for 10^5 hops.
   *
   * @throws IllegalStateException if a job was lost, early or late
   */
  public void check() {
    long hops = jobs.stream().mapToLong(job -> job.hops).sum();
    if (hops + sites.size() != simulation.events()) {
      throw new IllegalStateException(
          "the engine counts %d events, the jobs %d".formatted(simulation.events(), hops));
    }
    double expected = (double) simulation.now() * jobs.size() / (lookaheadNanos + MEAN_NANOS);
    if (Math.abs(hops / expected - 1) > 0.05) {
      throw new IllegalStateException("%d hops, not about %.0f".formatted(hops, expected));
    }
  }

  private final class Site {
    private final LogicalProcess process;
    private final Inbox<Job> inbox;
    private final Outlet<Job> own;
    private final List<Outlet<Job>> others = new ArrayList<>();
    private final RandomStream random;

    Site(LogicalProcess process) {
      this.process = process;
      inbox = process.inbox(this::hop);
      own = process.outlet(inbox, 0);
      random = process.random("hops");
    }

    void connect(int jobsEach) {
      for (Site other : sites) {
        if (other != this) {
          others.add(process.outlet(other.inbox, lookaheadNanos));
        }
      }
      List<Job> first = new ArrayList<>();
      for (int i = 0; i < jobsEach; i++) {
        first.add(new Job());
      }
      jobs.addAll(first);
      process.timer(() -> first.forEach(this::send)).set(0);
    }

    private void hop(Job job) {
      job.hops++;
      send(job);
    }

    private void send(Job job) {
      long delay = lookaheadNanos + (long) (random.nextExponential() * MEAN_NANOS);
      double chance = random.nextUniform();
      if (chance < remoteShare && !others.isEmpty()) {
        others.get((int) (chance / remoteShare * others.size())).send(delay, job);
      } else {
        own.send(delay, job);
      }
    }
  }
}
