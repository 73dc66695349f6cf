package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.VendorKind;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The AWS SDKs: their retry modes, with the quota of the standard one, around the rate limiter of
 * the adaptive one, around timeouts of one attempt.
 */
final class AwsSdk implements VendorKind {
  private static final int MOST_ATTEMPTS = 101;
  private static final String ADAPTIVE = "adaptive";
  private static final List<String> MODES = List.of("standard", ADAPTIVE, "legacy");

  @Override
  public Translation translate(VendorElement in) {
    VendorElement config = in.inside("retries");
    String mode = config.has("mode") ? config.word("mode", MODES) : in.word("retry_mode", MODES);
    List<Node> chain = new ArrayList<>();
    Written retry = in.write().with(in.behavior(mode.equals(ADAPTIVE) ? "standard" : mode));
    Node.Scalar retries = retries(in, config);
    if (retries != null) {
      retry.with("max_retries", retries);
    }
    chain.add(retry.element("retry"));
    if (mode.equals(ADAPTIVE)) {
      chain.add(in.write().element("adaptive_rate"));
    }
    chain.add(
        Timeouts.of(
            in, in.time("connect_timeout", Unit.SECONDS), in.time("read_timeout", Unit.SECONDS)));
    return Translation.of(chain);
  }

  /** Of three settings two count the first attempt; max_attempts of botocore's Config does not. */
  private static Node.@Nullable Scalar retries(VendorElement in, VendorElement config) {
    if (config.has("total_max_attempts")) {
      return config.whole("total_max_attempts", 1, MOST_ATTEMPTS, -1);
    }
    if (config.has("max_attempts")) {
      return config.whole("max_attempts", 0, MOST_ATTEMPTS - 1, 0);
    }
    return in.has("max_attempts") ? in.whole("max_attempts", 1, MOST_ATTEMPTS, -1) : null;
  }
}
