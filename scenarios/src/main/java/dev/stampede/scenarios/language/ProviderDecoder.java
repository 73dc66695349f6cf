package dev.stampede.scenarios.language;

import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.provider.EngineSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.Quota;
import dev.stampede.models.quota.QuotaSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code providers}. */
final class ProviderDecoder {
  private final MarketDecoder markets;

  ProviderDecoder(MarketDecoder markets) {
    this.markets = markets;
  }

  /** Returns the providers that are described well. */
  List<ProviderSpec> read(ValueReader section) {
    List<ProviderSpec> providers = new ArrayList<>();
    List<Named> children = section.children();
    if (children.isEmpty() && section.isMapping()) {
      section.error(
          "providers has no provider",
          "for example providers: {north: {engine: {servers: 10, service: 8s}}}");
    }
    for (Named child : children) {
      String name = child.key().name();
      if (LadderDecoder.KINDS.contains(name)) {
        child
            .key()
            .error(
                "a provider cannot be called '%s'".formatted(name),
                "in a ladder this word means something else");
      }
      ProviderSpec provider = provider(name, child.value().mapping());
      if (provider != null) {
        providers.add(provider);
      }
    }
    providers.replaceAll(provider -> openToNewcomers(provider, section));
    return providers;
  }

  /** A provider that others fail over to has at least those in its market. */
  private ProviderSpec openToNewcomers(ProviderSpec provider, ValueReader section) {
    if (provider.market() != null || !markets.destinations().contains(provider.name())) {
      return provider;
    }
    return section
        .mapping()
        .required(provider.name())
        .mapping()
        .check(() -> provider.with(MarketSpec.OF_NEWCOMERS), provider);
  }

  private @Nullable ProviderSpec provider(String name, MappingReader in) {
    EngineSpec engine = EngineDecoder.read(in.required("engine"));
    QuotaSpec quota = quota(in.optional("quota").mapping());
    double quality = in.optional("quality", "1").quality();
    long network = in.optional("network", "0s").nanos();
    int fullStatus = in.optional("full_status", "529").integer(400, 599);
    boolean cancelStopsWork = in.optional("cancel_stops_work", "true").bool();
    MarketSpec market = in.has("market") ? markets.read(name, engine, in.optional("market")) : null;
    return in.build(
        () ->
            new ProviderSpec(
                name, engine, quota, quality, network, fullStatus, cancelStopsWork, market));
  }

  private static QuotaSpec quota(MappingReader in) {
    long requests = perMinute(in, "rpm");
    long input = perMinute(in, "itpm");
    long output = perMinute(in, "otpm");
    QuotaSpec.OutputCharge charge =
        in.optional("output", "metered").choice(QuotaSpec.OutputCharge.class);
    long burst = in.optional("burst", "1m").positiveNanos();
    return in.build(
        () -> {
          QuotaSpec quota = new QuotaSpec(requests, input, output, charge, burst);
          new Quota(quota); // rejects what is too large for its buckets
          return quota;
        },
        QuotaSpec.NONE);
  }

  private static long perMinute(MappingReader in, String key) {
    return in.has(key) ? in.optional(key).count(1, Long.MAX_VALUE) : QuotaSpec.UNLIMITED;
  }
}
