package dev.stampede.scenarios.language.provider;

import dev.stampede.models.capacity.ScalingSpec;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code providers}. */
public final class ProviderDecoder {
  private final QuotaDecoder quotas;
  private final AdmissionDecoder admissions;
  private final MarketDecoder markets;

  public ProviderDecoder(QuotaDecoder quotas, MarketDecoder markets) {
    this.quotas = quotas;
    this.markets = markets;
    this.admissions = new AdmissionDecoder(quotas);
  }

  /** Returns the providers that are described well. */
  public List<ProviderSpec> read(ValueReader section, IncidentDecoder incidents) {
    List<ProviderSpec> providers = new ArrayList<>();
    List<Named> children = section.children();
    if (children.isEmpty() && section.isMapping()) {
      section.error(
          "providers has no provider",
          "for example providers: {north: {engine: {servers: 10, service: 8s}}}");
    }
    for (Named child : children) {
      String name = child.key().name();
      if (Names.KINDS_OF_RUNGS.contains(name)) {
        child
            .key()
            .error(
                "a provider cannot be called '%s'".formatted(name),
                "in a ladder this word means something else");
      }
      ProviderSpec provider = provider(name, child.value().mapping(), incidents);
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
        .check(() -> provider.with(markets.ofNewcomers()), provider);
  }

  private @Nullable ProviderSpec provider(
      String name, MappingReader in, IncidentDecoder incidents) {
    EngineSpec engine = EngineDecoder.read(in.required("engine"));
    QuotaSpec quota = in.has("quota", "none") ? quotas.read(in.optional("quota")) : QuotaSpec.NONE;
    double quality = in.optional("quality", "1").quality();
    long network = in.optional("network", "0s").nanos();
    int fullStatus = in.optional("full_status", "529").integer(400, 599);
    boolean cancelStopsWork = in.optional("cancel_stops_work", "true").bool();
    ScalingSpec scaling =
        in.has("autoscaler", "none") ? AutoscalerDecoder.read(in.optional("autoscaler")) : null;
    incidents.readProvider(name, in);
    AdmissionSpec admission = admissions.read(in, fullStatus);
    MarketSpec market =
        in.has("market", "none") ? markets.read(name, engine, in.optional("market")) : null;
    return in.build(
        () ->
            new ProviderSpec(
                name,
                engine,
                quota,
                quality,
                network,
                fullStatus,
                cancelStopsWork,
                scaling,
                admission,
                market));
  }
}
