package dev.stampede.scenarios.tipping;

import dev.stampede.experiments.tipping.Change;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.scenarios.language.Written;
import dev.stampede.scenarios.text.FlowText;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Single changes that could keep a system from a collapse, made of what its scenario says: those
 * that need an engineer and no money. Their numbers are the defaults of the language, or
 * assumptions of ours that are told with them.
 */
public final class Levers {

  private static final List<String> WITH_A_QUEUE = List.of("servers", "concurrency");

  private final Written scenario;
  private final String architecture;
  private final List<Change> changes = new ArrayList<>();

  private Levers(Written scenario, String architecture) {
    this.scenario = scenario;
    this.architecture = architecture;
  }

  /** Returns the changes of all architectures; some may be none that the language takes. */
  public static List<Change> of(TrialSpec trial, Written scenario) {
    return trial.architectures().stream()
        .map(ArchitectureSpec::name)
        .flatMap(name -> new Levers(scenario, name).all().stream())
        .toList();
  }

  /** Returns settings by which an architecture is the only one; it may be one that others need. */
  public static List<String> alone(String architecture, Written scenario) {
    return List.of(
        "architectures={%s: %s}"
            .formatted(architecture, scenario.flow("architectures." + architecture).orElse("{}")));
  }

  private List<Change> all() {
    List<Node> chain = list("architectures.%s.chain".formatted(architecture));
    int inside = 0;
    for (int i = 0; i < chain.size(); i++) {
      if (kind(chain.get(i)).equals("retry")) {
        retries(chain, i);
        inside = i + 1;
      }
    }
    if (chain.stream().noneMatch(element -> kind(element).equals("circuit_breaker"))) {
      chain(with(chain, inside, "{circuit_breaker: {}}"), "a circuit breaker: Resilience4j's");
    }
    if (chain.stream().noneMatch(element -> kind(element).equals("adaptive_limit"))) {
      chain(
          with(chain, inside, "{adaptive_limit: {gradient2: {}}}"),
          "an adaptive limit of calls under way: gradient2");
    }
    Set<String> called = called();
    for (String provider : called) {
      provider(provider, called.size() == 1 ? "" : " at " + provider);
    }
    return changes;
  }

  private List<Node> list(String path) {
    return scenario
        .at(path)
        .filter(Node.Sequence.class::isInstance)
        .map(node -> ((Node.Sequence) node).items())
        .orElse(List.of());
  }

  /** The kind of an element of a chain. */
  private static String kind(Node element) {
    if (element instanceof Node.Scalar scalar) {
      return scalar.text();
    }
    return element instanceof Node.Mapping mapping && !mapping.entries().isEmpty()
        ? mapping.entries().get(0).key().text()
        : "";
  }

  private void retries(List<Node> chain, int at) {
    List<Node.Entry> said =
        chain.get(at) instanceof Node.Mapping mapping
                && mapping.entries().get(0).value() instanceof Node.Mapping body
            ? body.entries()
            : List.of();
    String retries =
        said.stream()
            .filter(entry -> entry.key().text().equals("max_retries"))
            .map(entry -> FlowText.of(entry.value()))
            .findFirst()
            .orElse("2");
    List<String> without = new ArrayList<>(flow(chain));
    without.remove(at);
    chain(without, "no retries");
    if (!retries.equals("1") && !retries.equals("0")) {
      retry(chain, at, said, "max_retries: 1", "1 retry in place of " + retries);
    }
    retry(
        chain,
        at,
        said,
        "backoff: {initial: 1s, max: 30s, jitter: full}",
        "retries wait: from 1 s to 30 s, with full jitter");
    retry(
        chain,
        at,
        said,
        "budget: {ratio: {share: 10%, window: 10s}}",
        "a retry budget: 10 % of requests");
  }

  private void retry(
      List<Node> chain, int at, List<Node.Entry> said, String setting, String words) {
    String key = setting.substring(0, setting.indexOf(':'));
    String others =
        said.stream()
            .filter(entry -> !entry.key().text().equals(key))
            .map(entry -> entry.key().text() + ": " + FlowText.of(entry.value()) + ", ")
            .collect(Collectors.joining());
    List<String> changed = new ArrayList<>(flow(chain));
    changed.set(at, "{retry: {%s%s}}".formatted(others, setting));
    chain(changed, words);
  }

  private static List<String> with(List<Node> chain, int at, String element) {
    List<String> longer = new ArrayList<>(flow(chain));
    longer.add(at, element);
    return longer;
  }

  private static List<String> flow(List<Node> chain) {
    return chain.stream().map(FlowText::of).toList();
  }

  private void chain(List<String> chain, String words) {
    add(words, "architectures.%s.chain=[%s]".formatted(architecture, String.join(", ", chain)));
  }

  private void add(String words, String setting) {
    changes.add(new Change(architecture, words, List.of(setting)));
  }

  /** The providers whose names stand in the ladder. */
  private Set<String> called() {
    String ladder = scenario.flow("architectures.%s.ladder".formatted(architecture)).orElse("");
    Set<String> words = Set.of(ladder.split("[^A-Za-z0-9_-]+"));
    return scenario
        .at("providers")
        .filter(Node.Mapping.class::isInstance)
        .map(node -> ((Node.Mapping) node).entries())
        .orElse(List.of())
        .stream()
        .map(entry -> entry.key().text())
        .filter(words::contains)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void provider(String name, String where) {
    String at = "providers.%s".formatted(name);
    Optional<String> places =
        WITH_A_QUEUE.stream()
            .flatMap(key -> Stream.of(at + ".engine." + key, at + ".engine.tokens." + key))
            .flatMap(path -> scenario.text(path).stream())
            .findFirst();
    String engine = scenario.at(at + ".engine.tokens").isPresent() ? ".engine.tokens" : ".engine";
    places.ifPresent(
        size -> {
          add(
              "a queue of at most %s%s: as many as are served".formatted(size, where),
              at + engine + ".queue_limit=" + size);
          add("the latest is served first" + where, at + engine + ".discipline=lifo");
          add(
              "calls given up leave the queue at their turn" + where,
              at + engine + ".discipline={order: fifo, drop_abandoned: true}");
        });
    if (scenario.text(at + ".cancel_stops_work").filter("false"::equals).isPresent()) {
      add("calls given up stop at once" + where, at + ".cancel_stops_work=true");
    }
  }
}
