package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.VendorCatalogue;
import dev.stampede.scenarios.dialect.element.VendorDefaults;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.VendorKind;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The software whose configuration a chain or a ladder may hold, by the name of the element. */
public final class VendorKinds {
  private static final Shape OPEN =
      new Shape.Open("its keys are the software's own, in any spelling that the software takes");

  private static final Kinds<VendorKind> KINDS =
      new Kinds<>(
          "vendor's element",
          List.of(
              kind("sdk.anthropic", "Anthropic's SDK", new StainlessSdk("node/1.14")),
              kind("sdk.openai", "OpenAI's SDK", new StainlessSdk("node/6.49")),
              kind("sdk.google_genai", "Google's Gen AI SDK", new GoogleGenAiSdk()),
              kind("sdk.aws", "the AWS SDKs", new AwsSdk()),
              kind("agent.claude_code", "Claude Code", AgentClients::claudeCode),
              kind("agent.codex", "Codex CLI", AgentClients::codex),
              kind("agent.openhands", "OpenHands' SDK", AgentClients::openHands),
              kind("agent.langgraph", "a node of LangGraph", AgentClients::langGraph),
              kind("agent.temporal", "an activity of Temporal", AgentClients::temporal),
              kind(
                  "grpc.service_config",
                  "a method's entry in gRPC's service config",
                  new GrpcServiceConfig()),
              kind("netflix.limiter", "Netflix's concurrency-limits", new NetflixLimiter()),
              kind("litellm.router", "LiteLLM's router", new LiteLlmRouter()),
              kind("portkey.config", "a config of Portkey's gateway", new PortkeyConfig()),
              kind("kong.ai_proxy_advanced", "Kong's AI Proxy Advanced", new KongAiProxy()),
              kind("envoy.http_filters", "Envoy's HTTP filters", new EnvoyHttpFilters()),
              kind("envoy.route", "a route of Envoy", new EnvoyRoute()),
              kind("envoy.cluster", "a cluster of Envoy", new EnvoyCluster()),
              kind("envoy.ai_gateway", "a rule of Envoy AI Gateway", new EnvoyAiGateway()),
              kind(
                  "istio.virtual_service", "a virtual service of Istio", new IstioVirtualService()),
              kind(
                  "istio.destination_rule",
                  "a destination rule of Istio",
                  new IstioDestinationRule()),
              kind(
                  "r4j.retry",
                  "Resilience4j's retry",
                  Resilience4j.module("retry", Resilience4j::retry)),
              kind(
                  "r4j.circuitbreaker",
                  "Resilience4j's circuit breaker",
                  Resilience4j.module("circuitbreaker", Resilience4j::circuitBreaker)),
              kind(
                  "r4j.ratelimiter",
                  "Resilience4j's rate limiter",
                  Resilience4j.module("ratelimiter", Resilience4j::rateLimiter)),
              kind(
                  "r4j.bulkhead",
                  "Resilience4j's bulkhead",
                  Resilience4j.module("bulkhead", Resilience4j::bulkhead)),
              kind(
                  "r4j.threadpoolbulkhead",
                  "Resilience4j's thread pool bulkhead",
                  Resilience4j.module("thread-pool-bulkhead", Resilience4j::threadPoolBulkhead)),
              kind(
                  "r4j.timelimiter",
                  "Resilience4j's time limiter",
                  Resilience4j.module("timelimiter", Resilience4j::timeLimiter)),
              kind(
                  "r4j.spring", "Resilience4j's configuration in Spring", Resilience4j.modules())));

  private static final VendorCatalogue CATALOGUE =
      new VendorCatalogue() {
        @Override
        public VendorKind kind(String name) {
          return VendorKinds.kind(name);
        }

        @Override
        public VendorDefaults defaults(String name) {
          return VendorKinds.defaults(name);
        }
      };

  private static final Map<String, VendorDefaults> DEFAULTS = new ConcurrentHashMap<>();

  private VendorKinds() {}

  private static Kind<VendorKind> kind(String name, String sentence, VendorKind kind) {
    return new Kind<>(name, OPEN, sentence, kind);
  }

  /** What the elements look like. */
  public static Shape shape() {
    return new Shape.Called("vendors-element", new Shape.Element(KINDS, ""));
  }

  /** The names. */
  public static Set<String> names() {
    return KINDS.names();
  }

  /**
   * Translates an element; to nothing if there is an error in it, which is recorded.
   *
   * @param element its key is one of {@link #names}
   * @param next the element right inside it, which its meaning may depend on; null if there is none
   */
  public static Translation translate(Named element, @Nullable Named next) {
    String name = element.key().text();
    VendorElement read = VendorElement.read(element, CATALOGUE, next);
    if (!read.isWhole()) {
      return Translation.of(List.of());
    }
    Translation translation = kind(name).translate(read);
    read.finish();
    return read.isFaulty() ? Translation.of(List.of()) : translation;
  }

  /** Returns what translates the elements of a name; another name is an error of the program. */
  public static VendorKind kind(String name) {
    VendorKind kind = KINDS.find(name);
    if (kind == null) {
      throw new IllegalArgumentException("no vendor's element is called '%s'".formatted(name));
    }
    return kind;
  }

  /** Returns what the elements of a name say if they say nothing; it is read once. */
  public static VendorDefaults defaults(String name) {
    return DEFAULTS.computeIfAbsent(name, kind -> VendorDefaults.read(VendorKinds.class, kind));
  }
}
