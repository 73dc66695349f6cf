package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Pasted;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a plugin's configuration stands in Kong's files: kong.yaml, and resources of Kubernetes.
 */
final class KongPlugins {
  private static final String CHOICE = "instance";
  private static final String CONFIG = "config";
  private static final String NAME = "name";
  private static final List<String> AROUND =
      List.of("services", "routes", "consumers", "consumer_groups", "items");

  private final String plugin;
  private final Map<String, Node.Mapping> found = new LinkedHashMap<>();

  private KongPlugins(String plugin) {
    this.plugin = plugin;
  }

  /**
   * Returns what is below {@code config} of a plugin, or what is given if it is that already. Of
   * several plugins that differ {@code instance} chooses one, by its {@code instance_name}, else by
   * the name of the route, service or resource that it is of, else by its number.
   *
   * @param plugin its name
   */
  static ValueReader config(ValueReader given, String plugin) {
    if (!(given.node() instanceof Node.Mapping own)) {
      return given;
    }
    Pasted document = new Pasted(given);
    KongPlugins plugins = new KongPlugins(plugin);
    if (document.find(CONFIG) instanceof Node.Mapping) {
      plugins.look(own, "");
    } else if (document.find("plugins") != null
        || AROUND.stream().anyMatch(key -> document.find(key) instanceof Node.Sequence)) {
      plugins.lookBelow(own, "");
    } else {
      return given;
    }
    Node.Mapping one =
        document.one(CHOICE, plugin + " plugins that differ", plugins.found, List.of(CONFIG));
    Node.Mapping config = Pasted.find(one, CONFIG) instanceof Node.Mapping below ? below : one;
    return document.part(config, Set.of(CHOICE), "kong", "kong_plugin");
  }

  private void lookBelow(Node.Mapping around, String name) {
    if (Pasted.find(around, "plugins") instanceof Node.Sequence plugins) {
      plugins.items().forEach(each -> look(each, name));
    }
    for (String key : AROUND) {
      Node below = Pasted.find(around, key);
      for (Node each : below == null ? List.<Node>of() : Pasted.items(below)) {
        if (each instanceof Node.Mapping mapping) {
          String own = Pasted.text(mapping, NAME);
          look(mapping, "");
          lookBelow(mapping, own == null ? name : own);
        }
      }
    }
  }

  /**
   * Looks whether something is such a plugin that is not turned off.
   *
   * @param around the name of what it is of; empty for none
   */
  private void look(Node each, String around) {
    boolean isIt =
        plugin.equals(Pasted.text(each, "plugin")) || plugin.equals(Pasted.text(each, NAME));
    if (!isIt
        || !(Pasted.find(each, CONFIG) instanceof Node.Mapping)
        || !(each instanceof Node.Mapping mapping)
        || "false".equals(Pasted.text(each, "enabled"))
        || "true".equals(Pasted.text(each, "disabled"))) {
      return;
    }
    Node metadata = Pasted.find(each, "metadata");
    String named = Pasted.text(each, "instance_name");
    String resource = metadata == null ? null : Pasted.text(metadata, NAME);
    String name = named != null ? named : resource != null ? resource : around;
    String number = Integer.toString(found.size() + 1);
    found.putIfAbsent(name.isEmpty() || found.containsKey(name) ? number : name, mapping);
  }
}
