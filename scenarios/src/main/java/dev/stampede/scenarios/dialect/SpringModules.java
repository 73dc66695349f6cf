package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Pasted;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The modules of Resilience4j as {@code application.yml} has them: each with {@code configs} and
 * {@code instances}, of which one is around a method. What an instance does not say is as in its
 * {@code baseConfig}, or else in the config of its own name, or else in {@code default}
 * (resilience4j-framework-common 2.3.0, {@code createCircuitBreakerConfig} and its like).
 */
final class SpringModules {
  private static final String ROOT = "resilience4j";
  private static final String CHOICE = "instance";
  private static final String CONFIGS = "configs";
  private static final String BASE = "baseConfig";
  private static final String USUAL = "default";
  private static final List<String> INSTANCES = List.of("instances", "backends");

  private SpringModules() {}

  /** Returns the modules around one method, each with its own keys. */
  static ValueReader all(ValueReader given) {
    if (!(given.node() instanceof Node.Mapping own)) {
      return given;
    }
    Node.Mapping modules = modules(own);
    Set<String> names = new LinkedHashSet<>();
    modules.entries().forEach(module -> names.addAll(instances(module.value()).keySet()));
    String name = chosen(given, names);
    if (name == null) {
      return broken(given, own);
    }
    List<Node.Entry> around = new ArrayList<>();
    for (Node.Entry module : modules.entries()) {
      Node instance = instance(given, module.value(), name);
      if (instance != null) {
        around.add(new Node.Entry(module.key(), instance));
      }
    }
    return given.instead(new Node.Mapping(around, own.whole(), own.at()));
  }

  /** Returns the instance that is meant; null if it is not clear which, which is recorded. */
  private static @Nullable String chosen(ValueReader given, Set<String> names) {
    Node said = new Pasted(given).find(CHOICE);
    if (said == null && names.size() > 1) {
      given.error(
          "several instances are here", Suggestion.listed("choose one by 'instance:', of", names));
      return null;
    }
    if (said != null) {
      given.instead(said).reference(CHOICE, names);
    }
    return said instanceof Node.Scalar scalar
        ? scalar.text()
        : names.isEmpty() ? USUAL : names.iterator().next();
  }

  private static ValueReader broken(ValueReader given, Node.Mapping own) {
    return given.instead(new Node.Mapping(List.of(), false, own.at()));
  }

  /**
   * Returns one module's own keys, where it is given with its instances.
   *
   * @param name of the module in a file, in any spelling
   */
  static ValueReader one(ValueReader given, String name) {
    if (!(given.node() instanceof Node.Mapping whole)) {
      return given;
    }
    Node.Mapping own = isFile(whole) ? ofFile(whole, name) : whole;
    String chosen = chosen(given, instances(own).keySet());
    Node instance = chosen == null ? null : instance(given, own, chosen);
    return instance == null ? broken(given, own) : given.instead(instance);
  }

  /** One module of all of them. */
  private static Node.Mapping ofFile(Node.Mapping whole, String name) {
    return Pasted.find(modules(whole), name) instanceof Node.Mapping module
        ? module
        : Node.Mapping.empty(whole.at());
  }

  private static boolean isFile(Node.Mapping given) {
    return given.entries().stream().anyMatch(entry -> isRoot(entry.key().text()));
  }

  /** Modules stand at the top, below {@code resilience4j}, or below keys with points in them. */
  private static Node.Mapping modules(Node.Mapping own) {
    boolean isFile = isFile(own);
    List<Node.Entry> modules = new ArrayList<>();
    for (Node.Entry entry : own.entries()) {
      String key = entry.key().text();
      if (key.equals(ROOT) && entry.value() instanceof Node.Mapping all) {
        modules.addAll(all.entries());
      } else if (isRoot(key)) {
        String name = key.substring(ROOT.length() + 1);
        modules.add(new Node.Entry(new Node.Scalar(name, true, entry.key().at()), entry.value()));
      } else if (!isFile && !key.equals(CHOICE)) {
        modules.add(entry);
      }
    }
    return new Node.Mapping(modules, own.whole(), own.at());
  }

  private static boolean isRoot(String key) {
    return key.equals(ROOT) || key.startsWith(ROOT + ".");
  }

  private static Map<String, Node> instances(Node module) {
    Map<String, Node> named = new LinkedHashMap<>();
    for (String key : INSTANCES) {
      if (Pasted.find(module, key) instanceof Node.Mapping mapping) {
        mapping.entries().forEach(entry -> named.put(entry.key().text(), entry.value()));
      }
    }
    return named;
  }

  /** Returns what a module says of an instance, all in all; null if it has others only. */
  private static @Nullable Node instance(ValueReader given, Node module, String name) {
    if (!(module instanceof Node.Mapping all)) {
      return module;
    }
    Map<String, Node> instances = instances(all);
    boolean isFlat = instances.isEmpty() && Pasted.find(all, CONFIGS) == null;
    Node own = isFlat ? all : instances.get(name);
    if (own == null && !instances.isEmpty()) {
      return null;
    }
    Node.Mapping said =
        own instanceof Node.Mapping mapping ? mapping : Node.Mapping.empty(all.at());
    Node.Mapping resolved = new Configs(given, Pasted.find(all, CONFIGS)).under(name, said);
    List<Node.Entry> entries = new ArrayList<>();
    if (!isFlat) { // such as the order of aspects, which holds for all instances
      for (Node.Entry entry : all.entries()) {
        if (!Pasted.isOf(ROOT, entry.key().text()) && !entry.key().text().equals(CHOICE)) {
          entries.add(entry);
        }
      }
    }
    Node.Entry base = resolved.findInAnySpelling(BASE);
    resolved.entries().stream().filter(entry -> !entry.equals(base)).forEach(entries::add);
    return new Node.Mapping(entries, resolved.whole(), all.at());
  }

  /** The shared configs of a module; null if there are none. */
  private record Configs(ValueReader given, @Nullable Node all) {

    /** Returns what an instance says over what it is based on. */
    Node.Mapping under(String name, Node.Mapping own) {
      Node base = Pasted.find(own, BASE);
      if (base != null) {
        return based(own, base, new LinkedHashSet<>(Set.of(name)));
      }
      Node.Mapping of = config(name) == null ? config(USUAL) : config(name);
      return of == null ? own : over(of, own, name);
    }

    private Node.Mapping over(Node.Mapping config, Node.Mapping own, String name) {
      Node base = Pasted.find(config, BASE);
      Node.Mapping below =
          base == null ? config : based(config, base, new LinkedHashSet<>(Set.of(name)));
      return spelled(below, own);
    }

    private Node.Mapping based(Node.Mapping own, Node said, Set<String> seen) {
      String name = Pasted.said(said).strip();
      Node.Mapping config = config(name);
      if (config == null || !seen.add(name)) {
        given
            .instead(said)
            .error(
                config == null
                    ? "there is no config '%s' here".formatted(name)
                    : "config '%s' is based on itself".formatted(name),
                config == null ? "paste 'configs' with the instances" : null);
        return own;
      }
      Node base = Pasted.find(config, BASE);
      return spelled(base == null ? config : based(config, base, seen), own);
    }

    /** Keys of both are the same in any spelling. */
    private static Node.Mapping spelled(Node.Mapping below, Node.Mapping own) {
      List<Node.Entry> entries = new ArrayList<>();
      for (Node.Entry entry : below.entries()) {
        if (own.findInAnySpelling(entry.key().text()) == null) {
          entries.add(entry);
        }
      }
      entries.addAll(own.entries());
      return new Node.Mapping(entries, below.whole() && own.whole(), own.at());
    }

    private Node.@Nullable Mapping config(String name) {
      Node config = all == null ? null : Pasted.find(all, name);
      return config instanceof Node.Mapping mapping ? mapping : null;
    }
  }
}
