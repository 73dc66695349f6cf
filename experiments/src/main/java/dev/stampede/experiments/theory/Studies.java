package dev.stampede.experiments.theory;

import dev.stampede.models.theory.ErlangA;
import java.util.List;

/** The studies that there are. */
final class Studies {

  private static final List<Integer> FIVE_AND_TWENTY = List.of(5, 20);

  private Studies() {}

  /** Returns all of them. */
  static List<Study> all() {
    return List.of(singleServer(), impatientCallers(), rareIncidents(), Outages.study());
  }

  /**
   * M/M/1: times in the system are exponential, with the rate mu - lambda. After 2 min the start
   * from empty is forgotten: the relaxation time is 1 / (1 - sqrt(rho))^2 = 11.7 s.
   */
  static Study singleServer() {
    double rate = 1 - 0.5;
    double fasterRate = 1.25 - 0.5;
    double deadline = StrictMath.log(10) / rate;
    double late = StrictMath.exp(-fasterRate * deadline);
    String slow = "slow";
    return new Study(
        "M/M/1",
        "One server at a load of 0.5, service of 1 s; beside it one that takes 0.8 s. Counted are 10"
            + " min after 2 min of warm-up: 300 pieces of work. Truth: the time in the system is"
            + " exponential with the rate μ - λ (closed form).",
        """
        apiVersion: stampede/v1
        name: one-server
        duration: 12m
        warmup: 2m
        interval: 12m
        demand:
          work:
            arrivals: {rate: 0.5/s}
            tolerance: {deadline: %ss}
        providers:
          one: {engine: {servers: 1, service: {dist: exponential, mean: 1s}}}
          faster: {engine: {servers: 1, service: {dist: exponential, mean: 800ms}}}
        """
            .formatted(Shown.nanos(deadline)),
        List.of("slow: {ladder: [one]}", "fast: {ladder: [faster]}"),
        slow,
        "work.availability >= 90%",
        List.of(
            Figure.judged("availability", "availability", ">= 90%", slow, 0.9, Target.NOMINAL),
            Figure.within("latency.e2e.p95", 0.95, slow, StrictMath.log(20) / rate),
            Figure.judged("mean latency, s", "latency.e2e.mean", "<= 2s", slow, 2, Target.NOMINAL),
            Figure.judged("tickets", "tickets", "<= 30", slow, 30, Target.NOMINAL),
            Figure.difference("availability", 0.1 - late),
            Figure.difference("tickets", 300 * (late - 0.1)),
            Figure.multiple("tickets", "fast", slow, late / 0.1),
            Figure.multiple("latency.e2e.mean", "fast", slow, rate / fasterRate),
            Figure.percentile("latency.e2e.p95", slow, StrictMath.log(20) / rate)),
        FIVE_AND_TWENTY);
  }

  /** M/M/c with impatience, which forgets its start within seconds. */
  static Study impatientCallers() {
    ErlangA five = new ErlangA(5, 1, 5, 1);
    ErlangA six = new ErlangA(5, 1, 6, 1);
    double available = 1 - five.abandoned();
    double mean = five.meanOfServed();
    double difference = five.abandoned() - six.abandoned();
    String fewer = "five";
    return new Study(
        "M/M/c with timeouts",
        "Five servers at a load of 5, service of 1 s; calls give up waiting after 1 s on average."
            + " Beside it six servers. Counted is 1 min after 20 s of warm-up: 300 pieces of work. A"
            + " ticket costs 6 USD, a call that is served 1 USD, a server 36 USD an hour."
            + " Truth: Erlang A (closed form; times within by its chain, solved step by step).",
        """
        apiVersion: stampede/v1
        name: impatient-callers
        duration: 80s
        warmup: 20s
        interval: 80s
        demand:
          work: {arrivals: {rate: 5/s}, ticket_cost: 6 USD}
        providers:
          five:
            engine: {servers: 5, service: {dist: exponential, mean: 1s}, patience: {dist: exponential, mean: 1s}}
            price: {call: 1 USD, replica: 36 USD/h}
          six:
            engine: {servers: 6, service: {dist: exponential, mean: 1s}, patience: {dist: exponential, mean: 1s}}
            price: {call: 1 USD, replica: 36 USD/h}
        """,
        List.of("five: {ladder: [five]}", "six: {ladder: [six]}"),
        fewer,
        "work.availability >= 82%",
        List.of(
            Figure.judged(
                "availability",
                "availability",
                ">= " + Shown.percent(available),
                fewer,
                available,
                Target.NOMINAL),
            Figure.within("latency.e2e.p50", 0.5, fewer, five.within(0.5)),
            Figure.judged(
                "mean latency of the answered, s",
                "latency.e2e.answered.mean",
                "<= %ss".formatted(Shown.nanos(mean)),
                fewer,
                mean,
                Target.NOMINAL),
            Figure.judged(
                "tickets",
                "tickets",
                "<= " + 300 * (1 - available),
                fewer,
                300 * (1 - available),
                Target.NOMINAL),
            Figure.difference("availability", difference),
            Figure.cost("cost.total", fewer, cost(five, 5)),
            Figure.difference("tickets", -300 * difference),
            Figure.difference("cost.total", cost(six, 6) - cost(five, 5)),
            Figure.multiple("tickets", "six", fewer, six.abandoned() / five.abandoned()),
            Figure.multiple("latency.e2e.answered.mean", "six", fewer, six.meanOfServed() / mean),
            Figure.percentile("latency.e2e.p50", fewer, five.within(0.5))),
        FIVE_AND_TWENTY);
  }

  /** Of a minute: 6 USD for a ticket, 1 for a call, 36 an hour for a server. */
  private static double cost(ErlangA system, int servers) {
    return 300 * (6 * system.abandoned() + 1 - system.abandoned()) + 36.0 / 60 * servers;
  }

  /**
   * Incidents begin as a Poisson process and may overlap: none is on with the probability e^(-r /
   * m). A call is answered if none is on when it comes, and none begins before it ends.
   */
  static Study rareIncidents() {
    double between = 8 * 3600;
    double repair = 3600;
    double up = StrictMath.exp(-repair / between);
    double rate = 1 + 1 / between;
    double available = up / rate;
    double lost = 1 - available;
    String single = "single";
    return new Study(
        "rare incidents",
        "An outage of 1 h on average begins every 8 h on average; beside it an architecture that"
            + " falls back to a second provider. A run lasts 1 h: 360 pieces of work, of 1 s on"
            + " average. Of 20 replications 4.4 are struck on average. Truth: outages are those of"
            + " M/G/∞ (closed form). With so few strikes Wilson's interval is sometimes the wider one:"
            + " of availability and tickets it is asked that they cover at least 93.5 %. The"
            + " differences have the same intervals without it, since the fallback loses nothing.",
        """
        apiVersion: stampede/v1
        name: rare-incidents
        duration: 1h
        interval: 1h
        demand:
          work: {arrivals: {rate: 0.1/s}}
        providers:
          north:
            engine: {servers: 1000, service: {dist: exponential, mean: 1s}}
            incidents: {mean_between: 8h, repair: {dist: exponential, mean: 1h}, shape: 1, hazard: uniform, severities: [{probability: 100%, kind: outage}]}
          south: {engine: {servers: 1000, service: {dist: exponential, mean: 1s}}}
        """,
        List.of("single: {ladder: [north]}", "failover: {ladder: [north, south]}"),
        single,
        "work.availability >= 99.9%",
        List.of(
            Figure.judged(
                "availability",
                "availability",
                ">= " + Shown.percent(available),
                single,
                available,
                Target.AT_LEAST),
            Figure.within(
                "latency.e2e.p50", 0.5, single, -StrictMath.log(1 - 0.5 / available) / rate),
            Figure.judged(
                "mean latency of the answered, s",
                "latency.e2e.answered.mean",
                "<= %ss".formatted(Shown.nanos(1 / rate)),
                single,
                1 / rate,
                Target.NOMINAL),
            Figure.judged(
                "tickets", "tickets", "<= " + 360 * lost, single, 360 * lost, Target.AT_LEAST),
            Figure.difference("availability", lost),
            Figure.difference("tickets", -360 * lost)),
        List.of(20));
  }
}
