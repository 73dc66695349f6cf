package dev.stampede.benchmarks.peer;

import java.util.Locale;
import java.util.Map;

/** Who is measured beside Stampede. */
public enum Peer {
  /** Stochastic Simulation in Java, Université de Montréal. */
  SSJ("SSJ"),
  /** Distributed Simulation Object Library, Delft University of Technology. */
  DSOL("DSOL") {
    @Override
    public boolean takesPart(Map<String, String> params) {
      return isExponential(params);
    }
  },
  /** The one of Python. A million of its processes take minutes to start. */
  SIMPY("SimPy") {
    @Override
    public boolean takesPart(Map<String, String> params) {
      return isExponential(params) && Long.parseLong(params.getOrDefault("pending", "0")) <= 10_000;
    }

    @Override
    public boolean isInstalled() {
      return SimPy.interpreter().isPresent();
    }
  },
  /** The histogram that Stampede's instrument is built on. */
  HDRHISTOGRAM("HdrHistogram");

  private final String title;

  Peer(String title) {
    this.title = title;
  }

  /** Its name as its authors write it. */
  public String title() {
    return title;
  }

  /** Its name on the command line, and of its benchmark methods. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is measured with these parameters; at some it only costs time. */
  public boolean takesPart(Map<String, String> params) {
    return true;
  }

  /** Whether it can be run here. */
  public boolean isInstalled() {
    return true;
  }

  private static boolean isExponential(Map<String, String> params) {
    return params.getOrDefault("law", "exponential").equals("exponential");
  }
}
