package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.VendorElement.Unit;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Position;
import java.util.ArrayList;
import java.util.List;

/** An HTTP route of an Istio VirtualService, as the route of Envoy's that Istio makes of it. */
final class IstioVirtualService implements VendorKind {
  private static final int MOST_RETRIES = 100;

  @Override
  public Translation translate(VendorElement in) {
    Written route = in.write().with("timeout", in.time("timeout", Unit.SECONDS));
    VendorElement retries = in.inside("retries");
    Written policy =
        retries
            .write()
            .with("num_retries", retries.whole("attempts", 0, MOST_RETRIES, 0))
            .with(
                "retry_back_off",
                retries
                    .write()
                    .with("base_interval", retries.time("backoff", Unit.SECONDS))
                    .mapping());
    conditions(retries, policy);
    if (retries.has("perTryTimeout")) {
      policy.with("per_try_timeout", retries.time("perTryTimeout", Unit.SECONDS));
    }
    if (retries.number("attempts", 0, MOST_RETRIES) > 0) {
      route.with("retry_policy", policy.mapping());
    }
    VendorElement rule = in.following("istio.destination_rule");
    return EnvoyRoute.translate(
        in.as(route.mapping(), "envoy.route"),
        rule == null ? null : EnvoyCluster.budget(IstioDestinationRule.cluster(rule)));
  }

  /** Istio takes statuses among the words. */
  private static void conditions(VendorElement retries, Written policy) {
    Position at = retries.node("retryOn").at();
    List<String> words = new ArrayList<>();
    List<Node> codes = new ArrayList<>();
    for (String word : retries.text("retryOn").split(",", -1)) {
      if (word.strip().matches("[0-9]+")) {
        codes.add(new Node.Scalar(word.strip(), true, at));
      } else {
        words.add(word.strip());
      }
    }
    if (!codes.isEmpty()) {
      words.add("retriable-status-codes");
    }
    policy
        .with("retry_on", new Node.Scalar(String.join(",", words), true, at))
        .with("retriable_status_codes", new Node.Sequence(codes, at));
  }
}
