package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.text.Node;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The deployments of one model, which become the endpoints of one pool.
 *
 * @param name of the model
 */
record Group(String name, List<Deployment> deployments) {

  /**
   * A deployment.
   *
   * @param all of it
   * @param params how it calls its provider
   * @param provider the one of the scenario; null if none is said, which is reported
   */
  record Deployment(VendorElement all, VendorElement params, @Nullable Node provider) {

    static Deployment of(VendorElement all, Deployments others) {
      VendorElement params = all.inside("litellm_params");
      return new Deployment(all, params, provider(all, params, others));
    }

    private static @Nullable Node provider(
        VendorElement all, VendorElement params, Deployments others) {
      if (all.has(Deployments.KEY)) {
        return all.target(Deployments.KEY);
      }
      String group = all.text("model_name");
      return others.of(params.has("model") ? List.of(params.text("model"), group) : List.of(group));
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

  /**
   * Returns what all deployments say of a key; null if they say nothing. What they say differently
   * is an error, since a pool has it once.
   */
  Node.@Nullable Scalar common(String key, Function<VendorElement, Node.Scalar> reading) {
    Node.@Nullable Scalar common = null;
    boolean first = true;
    for (Deployment deployment : deployments) {
      VendorElement params = deployment.params();
      Node.@Nullable Scalar own = params.has(key) ? reading.apply(params) : null;
      if (!first && !Objects.equals(text(common), text(own))) {
        params.error(
            "the deployments of %s differ in %s".formatted(name, key),
            "here all deployments of a model have the same");
      }
      common = own;
      first = false;
    }
    return common;
  }

  private static @Nullable String text(Node.@Nullable Scalar scalar) {
    return scalar == null ? null : scalar.text();
  }
}
