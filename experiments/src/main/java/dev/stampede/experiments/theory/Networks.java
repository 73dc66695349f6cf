package dev.stampede.experiments.theory;

import dev.stampede.models.theory.BirthDeath;
import dev.stampede.models.theory.Erlang;
import dev.stampede.reports.result.AgentSummary;
import java.util.List;

/** Closed forms of engines for tokens, tiers, people in a closed loop, and agents. */
final class Networks {

  private static final String CHAIN = "birth and death chain, for any law of length (Kelly, 1979)";

  private Networks() {}

  /** Returns those of engines that write tokens. */
  static List<ClosedForm> engines() {
    return List.of(
        batching("exponential", "{dist: exponential, mean: 10000}"),
        batching("always 10,000", "10000"),
        slowing());
  }

  /** Returns those of several queues. */
  static List<ClosedForm> networks() {
    return List.of(tandem(), delayed(), people(), steps(), segments());
  }

  /**
   * Steps of 0.1 ms and 15 us for each sequence, so that n make n / (1 + 0.15 n) answers a second.
   */
  private static ClosedForm batching(String words, String tokens) {
    double rate = 6;
    int places = 64;
    BirthDeath chain = BirthDeath.of(places, n -> rate, n -> n / (1 + 0.15 * n));
    double lost = chain.share(places);
    return new ClosedForm(
        "batching, answers %s".formatted(words),
        "steps of 0.1 ms and 15 µs for each sequence, 64 of them at most and no queue; 6 calls a second of 10,000 tokens, "
            + words,
        200,
        6000,
        """
        demand:
          work: {arrivals: {rate: 6/s}, request: {input_tokens: 1, output_tokens: %s}}
        providers:
          one: {engine: {batching: {alpha: 100us, beta: 15us, max_num_seqs: 64, max_num_batched_tokens: 64, queue_limit: 0}}}
        architectures:
          only: {ladder: [one]}
        """
            .formatted(tokens),
        List.of(
            Formula.lost(lost, CHAIN),
            Formula.meanTime(chain.mean() / (rate * (1 - lost)), CHAIN)));
  }

  private static ClosedForm slowing() {
    double rate = 12;
    int places = 30;
    BirthDeath chain = BirthDeath.of(places, n -> rate, n -> n / (1 + (1 / 0.4 - 1) * n / places));
    double lost = chain.share(places);
    return new ClosedForm(
        "streams that slow each other",
        "30 streams and no queue; alone one takes 1 s, with all others 2.5 s; 12 calls a second, lognormal with a cv of 1",
        20,
        4000,
        """
        demand:
          work: {arrivals: {rate: 12/s}, request: {output_tokens: {dist: lognormal, mean: 100000, cv: 1}}}
        providers:
          one: {engine: {tokens: 30, first_token: 0s, tokens_per_second: 100000/s, queue_limit: 0, slows_at_full: {speed: 0.4x}}}
        architectures:
          only: {ladder: [one]}
        """,
        List.of(
            Formula.lost(lost, CHAIN),
            Formula.meanTime(chain.mean() / (rate * (1 - lost)), CHAIN)));
  }

  private static ClosedForm tandem() {
    double rate = 10;
    double inside =
        Erlang.inside(1, 0.7) + Erlang.inside(2, 1.2) + Erlang.inside(1, 0.5) + Erlang.inside(3, 2);
    return new ClosedForm(
        "three tiers before an engine",
        "10 calls a second; one server of 70 ms, two of 120 ms, one of 50 ms, and the engine's three of 200 ms, all exponential",
        100,
        10_000,
        """
        demand:
          work: {arrivals: {rate: 10/s}}
        providers:
          one:
            engine: {servers: 3, service: {dist: exponential, mean: 200ms}}
            tiers:
              edge: {servers: 1, service: {dist: exponential, mean: 70ms}}
              keys: {servers: 2, service: {dist: exponential, mean: 120ms}}
              door: {servers: 1, service: {dist: exponential, mean: 50ms}}
        architectures:
          only: {ladder: [one]}
        """,
        List.of(Formula.meanTime(inside / rate, "Jackson (1957), as if each tier was alone")));
  }

  private static ClosedForm delayed() {
    return new ClosedForm(
        "a queue behind a network",
        "M/M/1 at a load of 0.7 and 1 s; each way takes 500 ms on average, lognormal with a cv of 2",
        500,
        120_000,
        """
        demand:
          work: {arrivals: {rate: 0.7/s}}
        providers:
          one: {network: {dist: lognormal, mean: 500ms, cv: 2}, engine: {servers: 1, service: {dist: exponential, mean: 1s}}}
        architectures:
          only: {ladder: [one]}
        """,
        List.of(
            Formula.meanTime(
                1 / (1 - 0.7) + 2 * 0.5,
                "Kingman (1993), displacement: 1 / (μ - λ) and two ways")));
  }

  private static ClosedForm people() {
    int people = 40;
    double think = 5;
    double service = 0.1;
    BirthDeath chain = BirthDeath.of(people, n -> (people - n) / think, n -> 1 / service);
    double perSecond = (1 - chain.share(0)) / service;
    return new ClosedForm(
        "40 people before one server",
        "each thinks for 5 s on average (lognormal with a cv of 1) before each question; exponential service of 100 ms",
        200,
        12_000,
        """
        demand:
          work: {people: 40, think: {dist: lognormal, mean: 5s, cv: 1}}
        providers:
          one: {engine: {servers: 1, service: {dist: exponential, mean: 100ms}}}
        architectures:
          only: {ladder: [one]}
        """,
        List.of(
            Formula.meanTime(
                chain.mean() / perSecond, "machine repair (Palm, 1947), for any law of thinking"),
            Formula.inside(chain.mean(), "the same")));
  }

  private static ClosedForm agents(
      String name, String about, String workflow, String engine, double turn, String source) {
    return new ClosedForm(
        name,
        about,
        1000,
        80_000,
        """
        demand:
          work: {arrivals: {rate: 0.1/s}, workflow: %s}
        providers:
          one: {engine: %s}
        architectures:
          only: {ladder: [one]}
        """
            .formatted(workflow, engine),
        List.of(
            new Formula(
                "mean time of a turn, s",
                turn,
                source,
                summary ->
                    Formula.work(summary)
                        .agents()
                        .map(AgentSummary::untilFinished)
                        .orElseThrow()
                        .mean())));
  }

  private static ClosedForm steps() {
    return agents(
        "agents with six steps",
        "0.1 turns a second of six calls to one server with exponential service of 1 s; a tool takes 3 s on average between two of them",
        "{steps: 6, tool: {dist: exponential, mean: 3s}, deadline: 2h}",
        "{servers: 1, service: {dist: exponential, mean: 1s}}",
        6 / (1 - 0.6) + 5 * 3,
        "Kelly (1979), n / (μ - n λ) and the tools");
  }

  private static ClosedForm segments() {
    double failures = 0.1;
    int segment = 3;
    return agents(
        "agents that crash",
        "twelve calls of 1 s; the process is lost after 10 s on average, back to the last of checkpoints three calls apart",
        "{steps: 12, checkpoint: {every: 3}, crashes: {every: {dist: exponential, mean: 10s}}, deadline: 2h}",
        "{servers: 100000, service: 1s}",
        12.0 / segment * StrictMath.expm1(failures * segment) / failures,
        "Duda (1983), (n / m) (e^(f m) - 1) / f");
  }
}
