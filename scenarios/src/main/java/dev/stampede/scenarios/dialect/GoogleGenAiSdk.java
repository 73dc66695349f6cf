package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.VendorKind;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.List;

/** Google's Gen AI client library: it retries only if it is told how. */
final class GoogleGenAiSdk implements VendorKind {
  private static final int MOST_ATTEMPTS = 101;

  @Override
  public Translation translate(VendorElement in) {
    List<Node> chain = new ArrayList<>();
    VendorElement options = in.inside("retry_options");
    boolean retries = in.isGiven("retry_options") && in.has("retry_options");
    Node.Scalar retriesAfterFirst = options.whole("attempts", 1, MOST_ATTEMPTS, -1);
    Written backoff =
        in.write()
            .with("initial", options.time("initial_delay", Unit.SECONDS))
            .with("max", options.time("max_delay", Unit.SECONDS))
            .with("multiplier", options.decimal("exp_base", 1, Double.POSITIVE_INFINITY))
            .with(
                "jitter",
                in.write().with("additive", options.time("jitter", Unit.SECONDS)).mapping());
    Written retry =
        in.write()
            .with("max_retries", retriesAfterFirst)
            .with("on", options.statuses("http_status_codes", List.of("timeout", "cut")))
            .with("backoff", backoff.mapping())
            .with(in.behavior("retry"));
    if (retries) {
      chain.add(retry.element("retry"));
    }
    if (in.has("timeout")) {
      chain.add(in.write().with("timeout", in.time("timeout", Unit.MILLISECONDS)).mapping());
    }
    return Translation.of(chain);
  }
}
