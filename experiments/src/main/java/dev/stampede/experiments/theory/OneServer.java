package dev.stampede.experiments.theory;

import dev.stampede.models.theory.BirthDeath;
import java.util.List;

/** Closed forms of one server, at a load of 0.7 and with a service of 1 s on average. */
final class OneServer {

  private static final double LOAD = 0.7;

  private static final String POLLACZEK = "Pollaczek and Khinchine, ρ S (1 + cv²) / 2 (1 - ρ)";

  private static final String EXPONENTIAL = "{dist: exponential, mean: 1s}";

  private static final String LOGNORMAL = "{dist: lognormal, mean: 1s, cv: 2}";

  private OneServer() {}

  /** Returns those with a queue, in which who came first is next. */
  static List<ClosedForm> queues() {
    return List.of(
        markov(),
        general("M/D/1", "always 1 s", "1s", 0),
        general(
            "M/E₄/1",
            "the sum of four exponentials",
            "{dist: gamma, shape: 4, scale: 250ms}",
            0.25),
        general(
            "M/H₂/1",
            "exponential, of 0.5 s on average in nine of ten cases and of 5.5 s else",
            "{mixture: [{share: 90%, of: {dist: exponential, mean: 500ms}}, {share: 10%, of: {dist: exponential, mean: 5.5s}}]}",
            5.5),
        general("M/G/1", "lognormal with a cv of 2", LOGNORMAL, 4),
        batches(),
        renewals());
  }

  /** Returns those with another order, or with none. */
  static List<ClosedForm> orders() {
    return List.of(
        priorities(),
        sharing("M/M/1-PS", "exponential", EXPONENTIAL),
        sharing("M/D/1-PS", "always 1 s", "1s"),
        sharing("M/G/1-PS", "lognormal with a cv of 2", LOGNORMAL),
        boundedSharing());
  }

  private static String servers(String arrivals, String service) {
    return """
        demand:
          work: {arrivals: %s}
        providers:
          one: {engine: {servers: 1, service: %s}}
        architectures:
          only: {ladder: [one]}
        """
        .formatted(arrivals, service);
  }

  private static ClosedForm markov() {
    double late = StrictMath.log(100) / (1 - LOAD);
    return new ClosedForm(
        "M/M/1",
        "exponential service",
        500,
        120_000,
        servers(
            "{rate: 0.7/s}, tolerance: {deadline: %ss}".formatted(Shown.nanos(late)), EXPONENTIAL),
        List.of(
            Formula.meanWait(LOAD / (1 - LOAD), "Erlang, ρ / (μ - λ)"),
            Formula.waits(LOAD, "ρ"),
            Formula.answered(
                "share within %s s, its p99".formatted(Shown.digits(late, 4)),
                0.99,
                "the time in the system is exponential, with the rate μ - λ"),
            Formula.inside(LOAD / (1 - LOAD), "ρ / (1 - ρ)")));
  }

  private static ClosedForm general(
      String name, String words, String service, double squaredVariation) {
    return new ClosedForm(
        name,
        "service " + words,
        1000,
        120_000,
        servers("{rate: 0.7/s}", service),
        List.of(Formula.meanWait(LOAD * (1 + squaredVariation) / (2 * (1 - LOAD)), POLLACZEK)));
  }

  private static ClosedForm batches() {
    int size = 5;
    return new ClosedForm(
        "M⁽⁵⁾/M/1",
        "exponential service; five pieces of work come together",
        1000,
        120_000,
        servers("{rate: 0.7/s, batch: %d}".formatted(size), EXPONENTIAL),
        List.of(
            Formula.inside(
                LOAD * (size + 1) / (2 * (1 - LOAD)), "Gross and Harris, ρ (k + 1) / 2 (1 - ρ)")));
  }

  /**
   * Of GI/M/1 a share sigma waits, for which sigma = A(mu (1 - sigma)), with the Laplace transform
   * A of the gaps: of a gamma law of the mean 1 / lambda that is (1 + s cv^2 / lambda)^(-1 / cv^2).
   */
  private static ClosedForm renewals() {
    double squaredVariation = 4;
    double waits = LOAD;
    double before = 0;
    while (waits != before) {
      before = waits;
      waits = StrictMath.pow(1 + (1 - before) * squaredVariation / LOAD, -1 / squaredVariation);
    }
    return new ClosedForm(
        "GI/M/1",
        "exponential service; gaps by a gamma law with a cv of 2",
        1000,
        120_000,
        servers("{rate: 0.7/s, pattern: {gamma: {cv: 2}}}", EXPONENTIAL),
        List.of(
            Formula.meanWait(
                waits / (1 - waits), "Kendall (1953), σ / μ (1 - σ) with σ = A*(μ - μ σ)"),
            Formula.waits(waits, "σ")));
  }

  private static ClosedForm priorities() {
    double urgent = 0.3;
    String source = "Cobham (1954), ρ S / (1 - σ₍ₖ₋₁₎) (1 - σₖ)";
    return new ClosedForm(
        "M/M/1 with priorities",
        "exponential service; 0.3 pieces of work a second go before the other 0.4, and interrupt nobody",
        1000,
        120_000,
        """
        demand:
          urgent: {arrivals: {rate: 0.3/s}, priority: 7}
          patient: {arrivals: {rate: 0.4/s}, priority: 2}
        providers:
          one: {engine: {servers: 1, service: {dist: exponential, mean: 1s}, discipline: priority}}
        architectures:
          only: {ladder: [one]}
        """,
        List.of(
            meanWait("of the urgent", 0, LOAD / (1 - urgent), source),
            meanWait("of the others", 1, LOAD / ((1 - urgent) * (1 - LOAD)), source)));
  }

  private static Formula meanWait(String whose, int number, double seconds, String source) {
    return new Formula(
        "mean wait %s, s".formatted(whose),
        seconds,
        source,
        summary -> Formula.useCase(summary, number).latencySeconds().waiting().answered().mean());
  }

  private static ClosedForm sharing(String name, String words, String service) {
    return new ClosedForm(
        name,
        "all inside share the server evenly; service " + words,
        1000,
        120_000,
        shared(service, "unlimited"),
        List.of(
            Formula.meanTime(1 / (1 - LOAD), "Kelly (1979), S / (1 - ρ) for any law of service"),
            Formula.inside(LOAD / (1 - LOAD), "ρ / (1 - ρ)")));
  }

  private static ClosedForm boundedSharing() {
    int places = 4;
    return new ClosedForm(
        "M/D/1/4-PS",
        "at most four share the server evenly, others are refused; service always 1 s",
        500,
        120_000,
        shared("1s", String.valueOf(places)),
        List.of(
            Formula.lost(
                BirthDeath.of(places, n -> LOAD, n -> 1).share(places),
                "Kelly (1979): M/M/1/4 for any law of service")));
  }

  private static String shared(String service, String limit) {
    return """
        demand:
          work: {arrivals: {rate: 0.7/s}}
        providers:
          one: {engine: {sharing: 1, service: %s, limit: %s}}
        architectures:
          only: {ladder: [one]}
        """
        .formatted(service, limit);
  }
}
