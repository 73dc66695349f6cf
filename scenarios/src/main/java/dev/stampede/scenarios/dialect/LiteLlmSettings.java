package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * LiteLLM's two places for the same settings: what {@code router_settings} do not say, {@code
 * litellm_settings} may. As in the router's constructor (router.py) and the proxy's loading of its
 * configuration (proxy_server.py).
 */
final class LiteLlmSettings {
  private static final String OTHERS = "litellm_settings";
  private static final String ROUTERS = "router_settings";

  /** What they are called there, and what here. */
  private static final Map<String, String> SHARED =
      Map.of(
          "num_retries", "num_retries",
          "request_timeout", "timeout",
          "fallbacks", "fallbacks",
          "default_fallbacks", "default_fallbacks");

  private LiteLlmSettings() {}

  /** Returns a configuration whose router has all that counts for it. */
  static Node.Mapping arranged(Node.Mapping own) {
    Node.Entry others = own.find(OTHERS);
    Node.Entry routers = own.find(ROUTERS);
    if (others == null || !(others.value() instanceof Node.Mapping general)) {
      return own;
    }
    Node.Mapping router = Node.Mapping.empty(general.at());
    if (routers != null && routers.value() instanceof Node.Mapping said) {
      router = said;
    } else if (routers != null && !isNull(routers.value())) {
      return own; // which is reported
    }
    List<Node.Entry> kept = new ArrayList<>();
    for (Node.Entry entry : general.entries()) {
      String name = SHARED.get(entry.key().text());
      if (name == null) {
        kept.add(entry);
      } else if (!says(router, name) && !isNull(entry.value())) {
        Node.Scalar key = new Node.Scalar(name, true, entry.key().at());
        router = router.with(new Node.Entry(key, entry.value()));
      }
    }
    Node.Mapping rest = new Node.Mapping(kept, general.whole(), general.at());
    Node.Scalar key =
        routers == null ? new Node.Scalar(ROUTERS, true, others.key().at()) : routers.key();
    return own.with(new Node.Entry(others.key(), rest)).with(new Node.Entry(key, router));
  }

  private static boolean says(Node.Mapping router, String name) {
    Node.Entry entry = router.findInAnySpelling(name);
    return entry != null && !isNull(entry.value());
  }

  private static boolean isNull(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isNull();
  }
}
