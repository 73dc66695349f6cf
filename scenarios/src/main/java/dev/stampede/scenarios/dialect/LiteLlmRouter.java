package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.VendorElement.Unit;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * LiteLLM's router: for the model that is asked for, and for each of its fallbacks, retries around
 * a pool of deployments.
 */
final class LiteLlmRouter implements VendorKind {

  /** Below it the least back-off changes nothing. */
  private static final long FIRST_WAIT_NANOS = 500_000_000L;

  @Override
  public Translation translate(VendorElement in) {
    VendorElement settings = in.inside("router_settings");
    LiteLlmRungs writer = new LiteLlmRungs(in, settings);
    refuse(in, settings);
    Map<String, Group> groups = groups(in);
    Fallbacks fallbacks = new Fallbacks(settings, groups.keySet());
    String first = first(in, groups);
    if (in.isFaulty()) {
      return Translation.of(List.of());
    }
    List<String> singles = new ArrayList<>();
    List<Node> rungs = new ArrayList<>();
    for (String name : fallbacks.from(first)) {
      Group group = groups.get(name);
      if (group != null) {
        rungs.add(writer.rung(group));
        if (group.isSingle()) {
          singles.add(name);
        }
      }
    }
    if (!singles.isEmpty() && writer.coolsDown()) {
      in.warning(
          "%s: a single deployment is never cooled down, unless 1000 calls fail in a minute"
              .formatted(String.join(", ", singles)),
          null);
    }
    return new Translation(
        List.of(),
        List.of(in.write().with("ladder", new Node.Sequence(rungs, in.at())).element("gateway")));
  }

  private static Map<String, Group> groups(VendorElement in) {
    Map<String, List<Group.Deployment>> byName = new LinkedHashMap<>();
    Deployments deployments = new Deployments(in);
    if (in.isGiven("model_list")) {
      for (VendorElement deployment : in.items("model_list", in.behavior("deployment"))) {
        byName
            .computeIfAbsent(deployment.text("model_name"), name -> new ArrayList<>())
            .add(Group.Deployment.of(deployment, deployments));
      }
    }
    deployments.finish();
    if (byName.isEmpty()) {
      in.error(
          "has no model_list", "for example model_list: [{model_name: big, deploys_to: north}]");
    }
    Map<String, Group> groups = new LinkedHashMap<>();
    byName.forEach((name, members) -> groups.put(name, new Group(name, members)));
    return groups;
  }

  /** The model that requests ask for. */
  private static String first(VendorElement in, Map<String, Group> groups) {
    if (!in.has("model")) {
      return groups.isEmpty() ? "" : groups.keySet().iterator().next();
    }
    String asked = in.text("model");
    if (!groups.containsKey(asked)) {
      in.error("the model '%s' is not in the model_list".formatted(asked), null);
    }
    return asked;
  }

  /** What the router can do and is not simulated, and what changes nothing. */
  private static void refuse(VendorElement in, VendorElement settings) {
    if (in.inside("state").flag("redis")) {
      in.warning("each replica keeps cooldowns and counters of its own here, without Redis", null);
    }
    if (settings.isGiven("allowed_fails") && LiteLlmRungs.isUsual(settings)) {
      in.warning(
          "'allowed_fails: 3' changes nothing: it is LiteLLM's own default, which it takes for none"
              + " given",
          "an endpoint cools down after one 429, or half of five calls failed");
    }
    if (settings.has("allowed_fails_policy")) {
      settings.inside("allowed_fails_policy");
      in.error("allowed_fails_policy is not simulated", null);
    }
    if (settings.nanos("retry_after", Unit.SECONDS) > FIRST_WAIT_NANOS) {
      in.error(
          "a retry_after above half a second is not simulated",
          "the first back-off is 0.5 s anyway");
    }
    if (!settings.isGiven("timeout")) {
      in.warning("no timeout is set: LiteLLM waits 6000 s for an answer", null);
    }
  }
}
