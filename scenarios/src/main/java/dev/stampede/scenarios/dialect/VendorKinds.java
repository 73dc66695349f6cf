package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.read.Named;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The software whose configuration a chain or a ladder may hold, by the name of the element. */
public final class VendorKinds {
  private static final Map<String, VendorKind> KINDS = kinds();

  private VendorKinds() {}

  private static Map<String, VendorKind> kinds() {
    Map<String, VendorKind> kinds = new LinkedHashMap<>();
    kinds.put("sdk.anthropic", new StainlessSdk());
    kinds.put("sdk.openai", new StainlessSdk());
    kinds.put("sdk.google_genai", new GoogleGenAiSdk());
    kinds.put("sdk.aws", new AwsSdk());
    kinds.put("grpc.service_config", new GrpcServiceConfig());
    kinds.put("netflix.limiter", new NetflixLimiter());
    kinds.put("litellm.router", new LiteLlmRouter());
    kinds.put("portkey.config", new PortkeyConfig());
    kinds.put("envoy.http_filters", new EnvoyHttpFilters());
    kinds.put("envoy.route", new EnvoyRoute());
    kinds.put("envoy.cluster", new EnvoyCluster());
    kinds.put("istio.virtual_service", new IstioVirtualService());
    kinds.put("istio.destination_rule", new IstioDestinationRule());
    kinds.put("r4j.retry", Resilience4j::retry);
    kinds.put("r4j.circuitbreaker", Resilience4j::circuitBreaker);
    kinds.put("r4j.ratelimiter", Resilience4j::rateLimiter);
    kinds.put("r4j.bulkhead", Resilience4j::bulkhead);
    kinds.put("r4j.timelimiter", Resilience4j::timeLimiter);
    kinds.put("r4j.spring", Resilience4j::spring);
    return Collections.unmodifiableMap(kinds);
  }

  /** The names. */
  public static Set<String> names() {
    return KINDS.keySet();
  }

  /**
   * Translates an element; to nothing if there is an error in it, which is recorded.
   *
   * @param element its key is one of {@link #names}
   * @param next the element right inside it, which its meaning may depend on; null if there is none
   */
  public static Translation translate(Named element, @Nullable Named next) {
    String name = element.key().text();
    VendorElement read = VendorElement.read(element, VendorDefaults.read(name), next);
    Translation translation = kind(name).translate(read);
    read.finish();
    return read.isFaulty() ? Translation.of(List.of()) : translation;
  }

  /** Returns what translates the elements of a name. */
  static VendorKind kind(String name) {
    VendorKind kind = KINDS.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("no vendor's element is called '%s'".formatted(name));
    }
    return kind;
  }
}
