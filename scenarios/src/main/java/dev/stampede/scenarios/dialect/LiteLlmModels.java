package dev.stampede.scenarios.dialect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
}
