package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Deployments;
import dev.stampede.scenarios.dialect.element.Pasted;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Wildcard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The models of LiteLLM's router by what they are asked for: names, aliases and wildcards. */
final class LiteLlmModels {
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<String, String> aliases;

  /**
   * Reads the deployments.
   *
   * @param aliases other names of models
   */
  LiteLlmModels(VendorElement in, Deployments deployments, Map<String, String> aliases) {
    this.aliases = aliases;
    Map<String, List<Group.Deployment>> byName = new LinkedHashMap<>();
    if (in.isGiven("model_list")) {
      for (VendorElement deployment : in.items("model_list", in.behavior("deployment"))) {
        byName
            .computeIfAbsent(deployment.text("model_name"), name -> new ArrayList<>())
            .add(Group.Deployment.of(deployment, deployments));
      }
    }
    byName.forEach((name, members) -> groups.put(name, new Group(name, members)));
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  /** The name of the first model. */
  String first() {
    return groups.isEmpty() ? "" : groups.keySet().iterator().next();
  }

  /** Returns who serves a model; null if nobody does. */
  @Nullable Group find(String asked) {
    String name = aliases.getOrDefault(asked, asked);
    Group exact = groups.get(name);
    return exact != null
        ? exact
        : groups.values().stream()
            .filter(group -> new Wildcard(group.name()).fits(name))
            .max(Comparator.comparingInt(group -> new Wildcard(group.name()).letters()))
            .orElse(null);
  }

  /**
   * The deployments of one model, which become the endpoints of one pool, or of one for each level.
   *
   * @param name of the model
   */
  record Group(String name, List<Deployment> deployments) {

    /**
     * A deployment.
     *
     * @param all of it
     * @param params how it calls its provider
     * @param names what it is called, the most specific name first
     * @param provider the one of the scenario; null if none is said
     */
    record Deployment(
        VendorElement all, VendorElement params, List<String> names, @Nullable Node provider) {

      static Deployment of(VendorElement all, Deployments others) {
        VendorElement params = all.inside("litellm_params");
        VendorElement info = all.inside("model_info");
        List<String> names = new ArrayList<>();
        if (info.has("id")) {
          names.add(info.text("id"));
        }
        if (params.has("model")) {
          names.add(params.text("model"));
        }
        names.add(all.text("model_name"));
        Node provider = all.has(Deployments.KEY) ? all.target(Deployments.KEY) : others.of(names);
        return new Deployment(all, params, names, provider);
      }
    }

    boolean isSingle() {
      return deployments.size() == 1;
    }

    /** True if a deployment says something of a key. */
    boolean saysAny(String key) {
      return deployments.stream().anyMatch(deployment -> deployment.params().has(key));
    }

    /** True if every deployment says something of a key. */
    boolean saysAll(String key) {
      return deployments.stream().allMatch(deployment -> deployment.params().has(key));
    }

    /** Returns the deployments of each order that is given, the lowest first; all if none is. */
    List<Group> levels() {
      TreeMap<Integer, List<Deployment>> levels = new TreeMap<>();
      for (Deployment deployment : deployments) {
        if (deployment.params().has("order")) {
          int order = deployment.params().number("order", 0, Integer.MAX_VALUE);
          levels.computeIfAbsent(order, o -> new ArrayList<>()).add(deployment);
        }
      }
      return levels.isEmpty()
          ? List.of(this)
          : levels.values().stream().map(members -> new Group(name, members)).toList();
    }

    /** True if some deployments say something else of a key than others, or say nothing. */
    boolean differsIn(String key) {
      return deployments.stream()
              .map(deployment -> deployment.params())
              .map(params -> params.has(key) ? Pasted.said(params.node(key)) : "")
              .distinct()
              .count()
          > 1;
    }

    /**
     * Returns what all deployments say of a key; null if they say nothing, or not the same.
     *
     * @param reading how it is read, of every deployment that says it
     */
    Node.@Nullable Scalar common(String key, Function<VendorElement, Node.Scalar> reading) {
      Node.@Nullable Scalar common = null;
      for (Deployment deployment : deployments) {
        if (deployment.params().has(key)) {
          common = reading.apply(deployment.params());
        }
      }
      return differsIn(key) ? null : common;
    }

    /**
     * As {@link #common}, of what a pool has once: what is said differently is an error.
     *
     * @param help what to do about it
     */
    Node.@Nullable Scalar same(
        String key, String help, Function<VendorElement, Node.Scalar> reading) {
      if (differsIn(key)) {
        deployments
            .get(0)
            .params()
            .error("the deployments of %s differ in %s".formatted(name, key), help);
      }
      return common(key, reading);
    }
  }
}
