package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.routing.CooldownSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code cooldown} of a pool. */
final class CooldownDecoder {
  private static final Key<Long> COOLDOWN_TIME =
      Key.optional("cooldown_time", Type.POSITIVE_TIME, "5s", "for how long");
  private static final Key<Boolean> RETRY_AFTER =
      Key.optional("retry_after", Type.FLAG, "true", "or for as long as a Retry-After says");
  private static final Key<Double> THRESHOLD =
      Key.optional("failure_threshold", Type.SHARE, "50%", "if so many of its calls fail");
  private static final Key<Integer> MINIMUM =
      Key.optional("minimum_requests", Type.count(1), "5", "of so many, at least");
  private static final Key<Long> WINDOW =
      Key.optional("window", Type.POSITIVE_TIME, "60s", "over this time");
  private static final Key<Integer> ALLOWED =
      Key.absent(
          "allowed_fails",
          Type.count(0),
          "none",
          "or if more than so many fail, whatever the share");
  private static final Key<Outcomes> LAST =
      Key.required("on", Type.OUTCOMES, "if this was the last failure");
  private static final Key<Integer> LAST_ALLOWED =
      Key.required("allowed_fails", Type.count(0), "so many");
  private static final Form ALLOWED_FORM =
      Form.of("allowed-fails", "another number of failures", LAST, LAST_ALLOWED);
  private static final Key<List<ValueReader>> ALLOWED_BY =
      Key.absent(
          "allowed_fails_by",
          Type.listOf(ALLOWED_FORM),
          "none",
          "other numbers of failures: [{on: 429, allowed_fails: 100}]");
  static final Key<MappingReader> KEY =
      Key.absent(
          "cooldown",
          Type.mapping(
              Form.of("cooldown", "LiteLLM's cooldown of endpoints", COOLDOWN_TIME, RETRY_AFTER)
                  .and(THRESHOLD, MINIMUM, WINDOW, ALLOWED, ALLOWED_BY)),
          "none",
          "endpoints that fail are left out for a while: LiteLLM's");

  private CooldownDecoder() {}

  static CooldownSpec read(MappingReader in) {
    long time = in.get(COOLDOWN_TIME);
    boolean retryAfter = in.get(RETRY_AFTER);
    double share = in.get(THRESHOLD);
    int calls = in.get(MINIMUM);
    long window = in.get(WINDOW);
    int allowed = in.get(ALLOWED, CooldownSpec.BY_SHARE);
    List<CooldownSpec.Allowed> others = new ArrayList<>();
    for (ValueReader item : in.get(ALLOWED_BY, List.of())) {
      MappingReader other = item.mapping(ALLOWED_FORM);
      Outcomes on = other.get(LAST);
      int fails = other.get(LAST_ALLOWED);
      others.add(
          other.build(
              () -> new CooldownSpec.Allowed(on, fails),
              new CooldownSpec.Allowed(Outcomes.NONE, 0)));
    }
    return in.build(
        () -> new CooldownSpec(time, retryAfter, share, calls, window, allowed, others),
        CooldownSpec.LITELLM);
  }
}
