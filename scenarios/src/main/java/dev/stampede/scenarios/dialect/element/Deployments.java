package dev.stampede.scenarios.dialect.element;

import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Wildcard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code deploys_to}: which providers of the scenario serve what a vendor's configuration names. It
 * is one provider for all, or a mapping of names, in which {@code *} stands for any letters, and
 * the most specific name that fits counts. A list is given out in turn, each item once.
 */
public final class Deployments {
  /** The key of an element. */
  public static final String KEY = "deploys_to";

  private static final String PROVIDER = "provider";
  private static final String ANY = "*";

  private final VendorElement in;
  private final List<Rule> rules;
  private final Set<String> unserved = new LinkedHashSet<>();

  /** A name, and who serves what it fits. */
  private static final class Rule {
    private final Wildcard name;
    private final ValueReader said;
    private final List<Node> served;
    private final boolean isList;
    private int met;

    Rule(String pattern, ValueReader said, ValueReader served) {
      this.name = new Wildcard(pattern);
      this.said = said;
      this.isList = served.isList();
      List<ValueReader> all = isList ? served.list() : List.of(served);
      this.served = all.stream().map(Rule::provider).filter(Objects::nonNull).toList();
    }

    /** A provider by its name, alone or as that of a mapping. */
    private static @Nullable Node provider(ValueReader served) {
      if (!served.isMapping()) {
        return served.node();
      }
      if (!served.mapping().has(PROVIDER)) {
        served.error("names no provider", "as in {provider: north}, or north alone");
        return null;
      }
      return served.mapping().required(PROVIDER).node();
    }

    @Nullable Node next() {
      int index = isList ? met : 0;
      met++;
      return index < served.size() ? served.get(index) : null;
    }

    List<Node> all() {
      met += isList ? served.size() : 1;
      return served;
    }

    void finish() {
      if (met == 0) {
        String nobody = served.stream().map(Node::noun).collect(Collectors.joining(", "));
        said.warning(
            "%s: '%s' fits nothing, so nothing calls %s".formatted(KEY, name.pattern(), nobody),
            null);
      } else if (isList && met != served.size()) {
        said.error(
            "%s: '%s' has %d providers, and fits %d"
                .formatted(KEY, name.pattern(), served.size(), met),
            "a list has one for each, in their order");
      }
    }
  }

  /** Reads what an element says of it, which may be nothing. */
  public Deployments(VendorElement in) {
    this.in = in;
    this.rules = in.isGiven(KEY) ? rules(in.value(KEY)) : List.of();
  }

  private static List<Rule> rules(ValueReader said) {
    List<Rule> rules = new ArrayList<>();
    if (said.node() instanceof Node.Mapping names && names.find(PROVIDER) == null) {
      for (Named each : said.children()) {
        rules.add(new Rule(each.key().text(), each.key(), each.value()));
      }
    } else {
      rules.add(new Rule(ANY, said, said));
    }
    return rules;
  }

  /**
   * Returns who serves something.
   *
   * @param names what it is called, the most specific name first
   * @return null if nobody does
   */
  public @Nullable Node of(List<String> names) {
    Rule rule = fitting(names);
    return rule == null ? null : rule.next();
  }

  /**
   * Returns all who serve something that several may serve: those of a list together.
   *
   * @param names what it is called, the most specific name first
   * @return none if that is not said, which is noted
   */
  public List<Node> all(List<String> names) {
    Rule rule = fitting(names);
    if (rule == null) {
      isUnserved(names);
      return List.of();
    }
    return rule.all();
  }

  /** True if names are told apart: else it is the same for all. */
  public boolean byName() {
    return rules.size() != 1 || !rules.get(0).name.pattern().equals(ANY);
  }

  private @Nullable Rule fitting(List<String> names) {
    return rules.stream()
        .filter(each -> each.name.firstOf(names) < names.size())
        .min(
            Comparator.comparingInt((Rule each) -> each.name.letters())
                .reversed()
                .thenComparingInt(each -> each.name.firstOf(names)))
        .orElse(null);
  }

  /** Notes that somebody has to serve something, of which nothing is said. */
  public void isUnserved(List<String> names) {
    unserved.add(String.join(" = ", new LinkedHashSet<>(names)));
  }

  /** Reports what nobody serves, and names that fit nothing. */
  public void finish() {
    if (!unserved.isEmpty()) {
      in.error(
          "%s is not said of %s".formatted(KEY, String.join("; ", unserved)),
          "name providers of the scenario, as in %s: {\"openai/*\": north, \"*\": south}"
              .formatted(KEY));
    }
    rules.forEach(Rule::finish);
  }
}
