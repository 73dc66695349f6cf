package dev.stampede.experiments.theory;

import dev.stampede.models.theory.BirthDeath;
import dev.stampede.models.theory.Erlang;
import dev.stampede.models.theory.ErlangA;
import java.util.ArrayList;
import java.util.List;

/** Closed forms of equal servers, with a service of 1 s on average. */
final class ManyServers {

  private static final String ERLANG_C = "Erlang C";

  private static final String ERLANG_B = "Erlang B, for any law of service";

  private ManyServers() {}

  static List<ClosedForm> all() {
    List<ClosedForm> forms = new ArrayList<>();
    forms.add(waiting(2, 1.6, 40_000));
    forms.add(waiting(10, 8, 10_000));
    forms.add(waiting(100, 90, 1000));
    forms.add(waiting(300, 285, 600));
    forms.add(losing(10, 8, 10_000, "exponential", "{dist: exponential, mean: 1s}"));
    forms.add(losing(100, 90, 1000, "always 1 s", "1s"));
    forms.add(
        losing(300, 285, 400, "lognormal with a cv of 2", "{dist: lognormal, mean: 1s, cv: 2}"));
    forms.add(nodes());
    forms.add(limit());
    forms.add(bounded(1, 0.8, 5, 80_000));
    forms.add(bounded(10, 12, 20, 8000));
    forms.add(impatient(10, 12, 1, 8000));
    forms.add(impatient(100, 110, 0.5, 1000));
    forms.add(desk());
    return forms;
  }

  private static String words(int servers, double load) {
    return "%s at a load of %s"
        .formatted(servers == 1 ? "one server" : servers + " servers", Shown.plain(load));
  }

  private static String servers(double rate, String engine) {
    return """
        demand:
          work: {arrivals: {rate: %s/s}}
        providers:
          one: {engine: {%s}}
        architectures:
          only: {ladder: [one]}
        """
        .formatted(rate, engine);
  }

  private static ClosedForm waiting(int servers, double load, int seconds) {
    return new ClosedForm(
        "M/M/" + servers,
        "%s, exponential service".formatted(words(servers, load)),
        500 / servers + 50,
        seconds,
        servers(load, "servers: %d, service: {dist: exponential, mean: 1s}".formatted(servers)),
        List.of(
            Formula.waits(Erlang.waits(servers, load), ERLANG_C),
            Formula.meanWait(Erlang.meanWait(servers, load), ERLANG_C + ", C S / (c - a)")));
  }

  private static ClosedForm losing(
      int servers, double load, int seconds, String words, String service) {
    return new ClosedForm(
        "M/G/%d/%d".formatted(servers, servers),
        "%s, no queue; service %s".formatted(words(servers, load), words),
        20,
        seconds,
        servers(load, "servers: %d, service: %s, queue_limit: 0".formatted(servers, service)),
        List.of(Formula.lost(Erlang.lost(servers, load), ERLANG_B)));
  }

  private static ClosedForm nodes() {
    return new ClosedForm(
        "M/G/100/100 of nodes",
        "ten nodes of ten places at a load of 90; the one with the fewest calls gets the next; service lognormal with a cv of 2",
        20,
        800,
        servers(
            90,
            "nodes: 10, places: 10, service: {dist: lognormal, mean: 1s, cv: 2}, memory: {per_call: 1MB, limit: 1TB}, restart: 5s"),
        List.of(Formula.lost(Erlang.lost(100, 90), ERLANG_B)));
  }

  private static ClosedForm limit() {
    return new ClosedForm(
        "a limit of 10 calls at a time",
        "a `concurrency_limit` in the chain at a load of 8, before servers for all; exponential service",
        20,
        10_000,
        """
        demand:
          work: {arrivals: {rate: 8/s}}
        providers:
          one: {engine: {servers: 100000, service: {dist: exponential, mean: 1s}}}
        architectures:
          only: {chain: [{concurrency_limit: 10}], ladder: [one]}
        """,
        List.of(Formula.lost(Erlang.lost(10, 8), ERLANG_B)));
  }

  private static ClosedForm bounded(int servers, double load, int room, int seconds) {
    BirthDeath chain = Erlang.states(load, 1, servers, room, 0);
    double lost = chain.share(room);
    return new ClosedForm(
        "M/M/%d/%d".formatted(servers, room),
        "%s, room for %d in all, exponential service".formatted(words(servers, load), room),
        200,
        seconds,
        servers(
            load,
            "servers: %d, service: {dist: exponential, mean: 1s}, queue_limit: %d"
                .formatted(servers, room - servers)),
        List.of(
            Formula.lost(lost, "birth and death chain"),
            Formula.meanTime(
                chain.mean() / (load * (1 - lost)), "birth and death chain, and Little's law")));
  }

  private static ClosedForm impatient(int servers, double load, double giving, int seconds) {
    ErlangA system = new ErlangA(load, 1, servers, giving);
    return new ClosedForm(
        "M/M/%d+M".formatted(servers),
        "%s, exponential service; who waits gives up after %s s on average"
            .formatted(words(servers, load), Shown.plain(1 / giving)),
        30,
        seconds,
        servers(
            load,
            "servers: %d, service: {dist: exponential, mean: 1s}, patience: {dist: exponential, mean: %ss}"
                .formatted(servers, 1 / giving)),
        List.of(
            Formula.lost(system.abandoned(), "Erlang A (Palm, 1957)"),
            Formula.meanTime(system.meanOfServed(), "Erlang A, of those who are served")));
  }

  /** The classic of a call centre: 100 calls in half an hour, 3 minutes each, 14 agents. */
  private static ClosedForm desk() {
    int agents = 14;
    double load = 10;
    double seconds = 180;
    return new ClosedForm(
        "a desk of 14 people",
        "100 pieces of work in 30 min that take 3 min each, exponential; all go to people",
        7200,
        1_600_000,
        """
        demand:
          work: {arrivals: {rate: 200/h}, tolerance: {human_wait: 20s}}
        providers:
          nobody: {engine: {servers: 1, service: 1s}}
        architectures:
          only: {ladder: [{human: {agents: 14, handle: {dist: exponential, mean: 3m}, max_queue: unlimited}}]}
        """,
        List.of(
            Formula.answered(
                "share taken up within 20 s",
                1 - Erlang.waitsLonger(agents, load, 20 / seconds),
                ERLANG_C + ", 1 - C e^(-(c - a) t / S)"),
            Formula.meanTime(
                seconds * (1 + Erlang.meanWait(agents, load)), ERLANG_C + ", S + C S / (c - a)")));
  }
}
