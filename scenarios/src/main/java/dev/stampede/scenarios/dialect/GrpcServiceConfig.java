package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Pasted;
import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.VendorKind;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A method's entry in gRPC's service config: its deadline, and either retries or hedges. */
final class GrpcServiceConfig implements VendorKind {
  /** Larger numbers of attempts are taken for this one, as by gRPC. */
  private static final int MOST_ATTEMPTS = 5;

  private static final int MOST_WRITTEN = 1000;

  private static final String CHOICE = "method";
  private static final String OTHERS = "*";
  private static final List<String> COUNTS = List.of("timeout", "retryPolicy", "hedgingPolicy");

  /** The codes of google.rpc.Code by their numbers. */
  private static final List<String> CODES =
      List.of(
          "OK",
          "CANCELLED",
          "UNKNOWN",
          "INVALID_ARGUMENT",
          "DEADLINE_EXCEEDED",
          "NOT_FOUND",
          "ALREADY_EXISTS",
          "PERMISSION_DENIED",
          "RESOURCE_EXHAUSTED",
          "FAILED_PRECONDITION",
          "ABORTED",
          "OUT_OF_RANGE",
          "UNIMPLEMENTED",
          "INTERNAL",
          "UNAVAILABLE",
          "DATA_LOSS",
          "UNAUTHENTICATED");

  /** The entry of one method, with the throttling of the whole. */
  @Override
  public ValueReader part(ValueReader given) {
    Pasted config = new Pasted(given);
    List<Node.Mapping> methods = config.mappings(List.of("methodConfig"));
    if (methods.isEmpty()) {
      return given;
    }
    Map<String, Node.Mapping> named = new LinkedHashMap<>();
    for (Node.Mapping method : methods) {
      for (Node names : Pasted.all(method, "name")) {
        Pasted.items(names).forEach(name -> named.putIfAbsent(called(name), method));
      }
    }
    if (config.find(CHOICE) instanceof Node.Scalar method) {
      Node.Mapping closest = closest(method.text(), named);
      if (closest != null) {
        named.putIfAbsent(method.text(), closest);
      }
    }
    Node.Mapping one = config.one(CHOICE, "methods that differ", named, COUNTS);
    return config.part(one, Set.of(CHOICE), "grpc_service_config");
  }

  /** What has no entry of its own is as its service is, or as all others (service_config.proto). */
  private static Node.@Nullable Mapping closest(String method, Map<String, Node.Mapping> named) {
    int slash = method.indexOf('/');
    Node.Mapping service = named.get(slash < 0 ? method : method.substring(0, slash));
    return service == null ? named.get(OTHERS) : service;
  }

  /** A service and a method, a service, or a star for all others. */
  private static String called(Node name) {
    String service = Pasted.text(name, "service");
    String method = Pasted.text(name, "method");
    return service == null || service.isEmpty()
        ? OTHERS
        : method == null || method.isEmpty() ? service : service + "/" + method;
  }

  @Override
  public Translation translate(VendorElement in) {
    boolean retries = in.isGiven("retryPolicy");
    boolean hedges = in.isGiven("hedgingPolicy");
    if (retries && hedges) {
      in.error("has both a retryPolicy and a hedgingPolicy", "a method has one of them");
    }
    List<Node> chain = new ArrayList<>();
    if (in.has("timeout")) {
      chain.add(in.write().with("timeout", in.time("timeout", Unit.SECONDS)).mapping());
    }
    if (retries) {
      chain.add(budgeted(in, retry(in.inside("retryPolicy"))).element("retry"));
    } else if (hedges) {
      chain.add(budgeted(in, hedge(in.inside("hedgingPolicy"))).element("hedge"));
    } else if (in.isGiven("retryThrottling")) {
      budget(in);
      in.warning("retryThrottling throttles nothing", "there are neither retries nor hedges");
    }
    return Translation.of(chain);
  }

  private static Written retry(VendorElement policy) {
    Written backoff =
        policy
            .write()
            .with("initial", policy.time("initialBackoff", Unit.SECONDS))
            .with("max", policy.time("maxBackoff", Unit.SECONDS))
            .with("multiplier", policy.decimal("backoffMultiplier", 1, Double.POSITIVE_INFINITY));
    return policy
        .write()
        .with("max_retries", attempts(policy, -1))
        .with("on", codes(policy, "retryableStatusCodes"))
        .with("backoff", backoff.mapping())
        .with(policy.behavior("retry"));
  }

  private static Written hedge(VendorElement policy) {
    return policy
        .write()
        .with("delay", policy.time("hedgingDelay", Unit.SECONDS))
        .with("max_attempts", attempts(policy, 0))
        .with("non_fatal", codes(policy, "nonFatalStatusCodes"));
  }

  private static Node.Scalar attempts(VendorElement policy, int plus) {
    int attempts = policy.number("maxAttempts", 2, MOST_WRITTEN);
    if (attempts > MOST_ATTEMPTS) {
      policy.warning("maxAttempts above %1$d is taken for %1$d".formatted(MOST_ATTEMPTS), null);
    }
    int taken = Math.min(attempts, MOST_ATTEMPTS);
    return policy.whole("maxAttempts", 2, MOST_WRITTEN, taken - attempts + plus);
  }

  private static Node codes(VendorElement policy, String key) {
    Node.Mapping meanings = policy.behavior("status_codes");
    for (Node.Entry code : policy.behavior("status_codes").entries()) {
      String number = Integer.toString(CODES.indexOf(code.key().text()));
      meanings =
          meanings.with(
              new Node.Entry(new Node.Scalar(number, true, code.key().at()), code.value()));
    }
    return policy.translated(key, meanings);
  }

  private static Written budgeted(VendorElement in, Written policy) {
    return in.isGiven("retryThrottling") ? policy.with("budget", budget(in)) : policy;
  }

  private static Node budget(VendorElement in) {
    VendorElement throttling = in.inside("retryThrottling");
    Written grpc =
        throttling
            .write()
            .with("max_tokens", throttling.whole("maxTokens", 1, 1000, 0))
            .with("token_ratio", throttling.decimal("tokenRatio", 0.001, 1000));
    return throttling.write().with("grpc", grpc.mapping()).mapping();
  }
}
