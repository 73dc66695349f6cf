package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Pasted;
import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.VendorKind;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An HTTP route of an Istio VirtualService, as the route of Envoy's that Istio makes of it. */
final class IstioVirtualService implements VendorKind {
  private static final int MOST_RETRIES = 100;
  private static final String CHOICE = "http_route";
  private static final String RETRY_ON = "retryOn";
  private static final VendorKind FILTERS = new EnvoyHttpFilters();

  /** One of the routes over HTTP, of a resource or of its {@code spec}. */
  @Override
  public ValueReader part(ValueReader given) {
    ValueReader spec = IstioResource.spec(given, "VirtualService");
    Pasted service = new Pasted(spec);
    List<Node.Mapping> routes = service.mappings(List.of("http"));
    if (routes.isEmpty()) {
      return spec;
    }
    List<String> counts = List.of("timeout", "retries", "fault");
    Node.Mapping one =
        service.one(CHOICE, "routes that differ", Pasted.named("name", routes), counts);
    return service.part(one, Set.of(CHOICE), "istio_virtual_service");
  }

  @Override
  public boolean takesSeveralDocuments() {
    return true;
  }

  @Override
  public Translation translate(VendorElement in) {
    List<Node> chain = new ArrayList<>(fault(in.inside("fault")));
    chain.addAll(route(in).chain());
    return Translation.of(chain);
  }

  /** Its filter is before the router: what it delays or refuses is not timed out or retried. */
  static List<Node> fault(VendorElement fault) {
    VendorElement delay = fault.inside("delay");
    VendorElement abort = fault.inside("abort");
    Node.Scalar delayed = share(delay);
    Node.Scalar aborted = share(abort);
    Written filter = fault.write();
    if (fault.isGiven("delay")) {
      Written said = delay.write().with("percentage", delayed);
      filter.with(
          "delay", said.with("fixed_delay", delay.time("fixedDelay", Unit.SECONDS)).mapping());
    }
    if (fault.isGiven("abort")) {
      Written said = abort.write().with("percentage", aborted);
      filter.with(
          "abort", said.with("http_status", abort.whole("httpStatus", 400, 599, 0)).mapping());
    }
    Node.Mapping filters = fault.write().with("fault", filter.mapping()).mapping();
    return filter.mapping().entries().isEmpty()
        ? List.of()
        : FILTERS.translate(fault.as(filters, "envoy.http_filters")).chain();
  }

  /** By the older key, where it is given. */
  private static Node.Scalar share(VendorElement struck) {
    return struck.percent(struck.isGiven("percent") ? "percent" : "percentage");
  }

  private static Translation route(VendorElement in) {
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
    boolean any = conditions(retries, policy);
    if (retries.has("perTryTimeout")) {
      policy.with("per_try_timeout", retries.time("perTryTimeout", Unit.SECONDS));
    }
    if (retries.number("attempts", 0, MOST_RETRIES) > 0 && any) {
      route.with("retry_policy", policy.mapping());
    } else if (in.isGiven("retries") && !any) {
      retries.warning("nothing is retried", "retryOn names nothing that happens here");
    }
    VendorElement rule = in.following("istio.destination_rule");
    return EnvoyRoute.translate(
        in.as(route.mapping(), "envoy.route"),
        rule == null ? null : EnvoyCluster.budget(IstioDestinationRule.cluster(rule)));
  }

  /** Istio takes statuses among the words; returns whether any of them happens here. */
  private static boolean conditions(VendorElement retries, Written policy) {
    Position at = retries.node(RETRY_ON).at();
    Node.Mapping meanings = VendorKinds.defaults("envoy.route").newest().meanings("retry_on");
    List<String> words = new ArrayList<>();
    List<Node> codes = new ArrayList<>();
    for (String said : retries.text(RETRY_ON).split(",", -1)) {
      String word = said.strip();
      if (word.matches("[1-5][0-9]{2}")) {
        codes.add(new Node.Scalar(word, true, at));
        Node.Scalar key = new Node.Scalar(word, true, at);
        meanings = meanings.with(new Node.Entry(key, new Node.Sequence(List.of(key), at)));
      } else {
        words.add(word);
      }
    }
    boolean any = !retries.translatedText(RETRY_ON, meanings).items().isEmpty();
    if (!codes.isEmpty()) {
      words.add("retriable-status-codes");
    }
    policy
        .with("retry_on", new Node.Scalar(String.join(",", words), true, at))
        .with("retriable_status_codes", new Node.Sequence(codes, at));
    return any;
  }
}
