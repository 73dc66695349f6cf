package dev.stampede.scenarios.language.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.call.NetworkSpec;
import dev.stampede.models.capacity.ScalingSpec;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.work.Errand;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code providers}. */
public final class ProviderDecoder {
  private static final Key<ValueReader> QUOTA =
      Key.absent("quota", QuotaDecoder.TYPE, "none", "what each tenant may use");
  private static final Key<Double> QUALITY =
      Key.optional("quality", Type.QUALITY, "1", "of its answers");
  private static final Key<Distribution> NETWORK =
      Key.optional(
          "network",
          DistributionDecoder.TIME.withMean(),
          "0s",
          "one way; what varies is drawn for each call, there and back");
  private static final Key<Integer> FULL_STATUS =
      Key.optional(
          "full_status", Type.integer(400, 599), "529", "HTTP status when the queue is full");
  private static final Key<Boolean> CANCEL =
      Key.optional(
          "cancel_stops_work",
          Type.FLAG,
          "true",
          "whether a call that is given up leaves the engine");

  private final EngineDecoder engines;
  private final AutoscalerDecoder autoscalers;
  private final IncidentDecoder incidents;
  private final Key<ValueReader> engineKey;
  private final Key<ValueReader> autoscalerKey;
  private final Form form;
  private final QuotaDecoder quotas;
  private final AdmissionDecoder admissions;
  private final WayInDecoder waysIn;
  private final CellsDecoder cells;
  private final MarketDecoder markets;

  /**
   * Creates a decoder.
   *
   * @param engines what engines there are
   * @param scalers what autoscalers there are
   */
  public ProviderDecoder(
      Kinds<EngineKind> engines,
      Kinds<AutoscalerDecoder.Scaler> scalers,
      QuotaDecoder quotas,
      MarketDecoder markets,
      IncidentDecoder incidents) {
    this.engines = new EngineDecoder(engines);
    this.autoscalers = new AutoscalerDecoder(scalers);
    this.incidents = incidents;
    this.quotas = quotas;
    this.markets = markets;
    this.admissions = new AdmissionDecoder(quotas);
    this.waysIn = new WayInDecoder(engines, incidents.served());
    this.cells = new CellsDecoder(this.engines);
    this.engineKey = engineKey(this.engines);
    this.autoscalerKey = autoscalerKey(autoscalers);
    this.form = form(engineKey, autoscalerKey, incidents, waysIn, cells).and(markets.key());
  }

  private static Key<ValueReader> engineKey(EngineDecoder engines) {
    return Key.required(
        "engine",
        Type.as(Shape.either(engines.shape(), new Shape.Keys(SharedEngines.FORM))),
        "what serves its calls, or those of each cell that has none of its own");
  }

  private static Key<ValueReader> autoscalerKey(AutoscalerDecoder autoscalers) {
    return Key.absent("autoscaler", autoscalers.type(), "none", "capacity that changes");
  }

  private static Form form(
      Key<ValueReader> engine,
      Key<ValueReader> autoscaler,
      IncidentDecoder incidents,
      WayInDecoder waysIn,
      CellsDecoder cells) {
    return Form.of("provider", "who serves calls", engine, QUOTA, QUALITY, NETWORK, FULL_STATUS)
        .and(CANCEL, autoscaler)
        .and(cells.form())
        .and(incidents.providerForm())
        .and(waysIn.form())
        .and(AdmissionDecoder.FORM);
  }

  /** What the section looks like, with some engines, autoscalers, and arrivals of markets. */
  public static Shape shape(
      Kinds<EngineKind> engines,
      Kinds<AutoscalerDecoder.Scaler> scalers,
      IncidentDecoder incidents,
      Form arrivals) {
    EngineDecoder ofCells = new EngineDecoder(engines);
    Key<ValueReader> engine = engineKey(ofCells);
    Form form =
        form(
            engine,
            autoscalerKey(new AutoscalerDecoder(scalers)),
            incidents,
            new WayInDecoder(engines, incidents.served()),
            new CellsDecoder(ofCells));
    Form all = form.and(MarketDecoder.key(MarketDecoder.form(arrivals)));
    return new Shape.Table("provider", Type.NAME.shape(), new Shape.Keys(all), 1);
  }

  /** Returns the providers that are described well. */
  public List<ProviderSpec> read(ValueReader section) {
    List<ProviderSpec> providers = new ArrayList<>();
    SharedEngines sharedEngines = new SharedEngines(section);
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
      ProviderSpec provider = provider(name, child.value().mapping(form), sharedEngines);
      if (provider != null) {
        providers.add(provider);
      }
    }
    sharedEngines.open(providers);
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
      String name, MappingReader in, SharedEngines sharedEngines) {
    ValueReader served = in.get(engineKey);
    String sharedWith = sharedEngines.read(name, served);
    EngineSpec own = sharedWith == null ? engines.read(served) : EngineDecoder.STAND_IN;
    EngineSpec engine = cells.read(in, own, sharedWith);
    ValueReader limited = in.find(QUOTA);
    QuotaSpec quota = limited == null ? QuotaSpec.NONE : quotas.read(limited);
    double quality = in.get(QUALITY);
    NetworkSpec network = new NetworkSpec(in.get(NETWORK));
    int fullStatus = in.get(FULL_STATUS);
    boolean cancelStopsWork = in.get(CANCEL);
    ValueReader scaled = in.find(autoscalerKey);
    ScalingSpec scaling = scaled == null ? null : autoscalers.read(scaled);
    incidents.readProvider(name, in, sharedWith != null);
    AdmissionDecoder.Paid paid = AdmissionDecoder.paid(in);
    ValueReader others = in.find(markets.key());
    MarketSpec market = others == null ? null : markets.read(name, engine, others);
    Set<Errand> ofMarket = market == null ? Set.of() : market.errands();
    AdmissionSpec admission = admissions.read(in, paid, waysIn.read(in, ofMarket), fullStatus);
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
                paid.payment(),
                market,
                sharedWith));
  }
}
