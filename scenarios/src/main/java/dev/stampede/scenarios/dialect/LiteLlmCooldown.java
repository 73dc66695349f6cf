package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.LiteLlmModels.Group;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When LiteLLM's router leaves a deployment alone: by the share of its failures, or, if {@code
 * allowed_fails} of the router differs from that of the library or there is a policy, by number.
 */
final class LiteLlmCooldown {
  private static final int MOST = 1_000_000_000;
  private static final String TIME = "cooldown_time";
  private static final String USUAL_TIME = "5s";
  private static final String ALLOWED = "allowed_fails";
  private static final String POLICY = "allowed_fails_policy";

  private final VendorElement in;
  private final boolean isOn;
  private final boolean byNumber;
  private final Node.Scalar time;
  private final Node.Scalar allowed;
  private final List<Node> others = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final boolean isInert;
  private final boolean isZero;

  /**
   * Reads the settings.
   *
   * @param litellm those of the library
   */
  LiteLlmCooldown(VendorElement in, VendorElement settings, VendorElement litellm) {
    this.in = in;
    this.isOn = !settings.flag("disable_cooldowns");
    Node.Scalar said = settings.time(TIME, Unit.SECONDS);
    this.isZero = settings.nanos(TIME, Unit.SECONDS) == 0;
    this.time = isZero ? new Node.Scalar(USUAL_TIME, true, said.at()) : said;
    int usual = litellm.number(ALLOWED, 0, MOST);
    boolean differs = settings.has(ALLOWED) && settings.number(ALLOWED, 0, MOST) != usual;
    VendorElement policy = settings.inside(POLICY);
    for (Node.Entry error : in.behavior("allowed").entries()) {
      String key = error.key().text();
      if (policy.has(key)) {
        others.add(
            policy
                .write()
                .with("on", error.value())
                .with(ALLOWED, policy.whole(key, 0, MOST, 0))
                .mapping());
      }
    }
    for (String key : policy.given()) {
      if (in.behavior("allowed").find(key) == null) {
        policy.whole(key, 0, MOST, 0);
        unread.add(key);
      }
    }
    this.byNumber = differs || settings.isGiven(POLICY);
    this.isInert = (settings.isGiven(ALLOWED) || litellm.isGiven(ALLOWED)) && !byNumber;
    this.allowed = (settings.has(ALLOWED) ? settings : litellm).whole(ALLOWED, 0, MOST, 0);
  }

  /** Returns the cooldown of a pool; null for none. */
  Node.@Nullable Mapping of(Group group) {
    Node.@Nullable Scalar own = group.common(TIME, LiteLlmCooldown::time);
    if (!isOn || (own != null && isNone(own))) {
      return null;
    }
    Written cooldown = in.write().with(TIME, own == null ? time : own);
    if (byNumber) { // counted for as long as a cooldown takes
      cooldown.with(ALLOWED, allowed).with("window", own == null ? time : own);
    }
    if (byNumber && !others.isEmpty()) {
      cooldown.with("allowed_fails_by", new Node.Sequence(others, in.at()));
    }
    if (own != null) {
      cooldown.with("retry_after", "false"); // a deployment's own time counts before a Retry-After
    }
    return cooldown.mapping();
  }

  /** Adds to an endpoint what its deployment says, where others of its group say otherwise. */
  void addOwn(Group group, VendorElement params, Written endpoint) {
    if (isOn && group.differsIn(TIME) && params.has(TIME)) {
      endpoint.with(TIME, time(params));
    }
  }

  private static Node.Scalar time(VendorElement params) {
    return params.time(TIME, Unit.SECONDS);
  }

  /** A deployment's own of 0 is none. */
  private static boolean isNone(Node.Scalar own) {
    return own.text().matches("0(\\.0*)?s?");
  }

  /** Warns of what changes nothing, and of what never cools down. */
  void warnOf(Collection<Group> groups) {
    List<String> singles = groups.stream().filter(Group::isSingle).map(Group::name).toList();
    if (isOn && !byNumber && !singles.isEmpty()) {
      in.warning(
          "%s: a single deployment is never cooled down, unless 1000 calls fail in a minute"
              .formatted(String.join(", ", singles)),
          null);
    }
    if (isZero && isOn) {
      in.warning(
          "LiteLLM takes a cooldown_time of 0 for none given, which is 5 s",
          "disable_cooldowns turns them off");
    }
    if (isInert) {
      in.warning(
          "'%s: %s' changes nothing: the router takes it for none given, since LiteLLM's own is the"
                  .formatted(ALLOWED, allowed.text())
              + " same",
          "an endpoint cools down after one 429, or half of five calls failed");
    }
    if (!unread.isEmpty()) {
      in.warning("%s: LiteLLM never reads it".formatted(String.join(", ", unread)), null);
    }
  }
}
