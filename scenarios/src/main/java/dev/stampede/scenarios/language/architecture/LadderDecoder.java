package dev.stampede.scenarios.language.architecture;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.architecture.CacheRungSpec;
import dev.stampede.models.architecture.DeferredRungSpec;
import dev.stampede.models.architecture.GatewayRungSpec;
import dev.stampede.models.architecture.HumanRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.architecture.StaticRungSpec;
import dev.stampede.models.architecture.StoreSpec;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.breaker.SwitchoverSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import dev.stampede.scenarios.dialect.Translation;
import dev.stampede.scenarios.dialect.VendorKinds;
import dev.stampede.scenarios.language.provider.EngineDecoder;
import dev.stampede.scenarios.language.provider.QueueDecoder;
import dev.stampede.scenarios.language.provider.StaffingDecoder;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.StatusWords;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code ladder}: the rungs to serve from, the first choice first. */
public final class LadderDecoder {
  private static final RungSpec STAND_IN = new ProviderRungSpec("", RungSpec.ANY, false);

  private final Names providers;

  LadderDecoder(Names providers) {
    this.providers = providers;
  }

  private enum AfterFirstToken {
    STOP,
    RESTART
  }

  List<RungSpec> read(ValueReader ladder) {
    return read(List.of(), ladder);
  }

  /** Reads a ladder whose first rungs a vendor's element has said already. */
  List<RungSpec> read(List<ValueReader> first, ValueReader ladder) {
    return read(first, ladder, new LinkedHashSet<>());
  }

  /**
   * Reads a ladder.
   *
   * @param own takes the names of the servers that are the architecture's own
   */
  private List<RungSpec> read(List<ValueReader> first, ValueReader ladder, Set<String> own) {
    List<ValueReader> items = new ArrayList<>(first);
    for (ValueReader item : ladder.list()) {
      Named element = item.element();
      if (VendorKinds.names().contains(element.key().text())) {
        items.addAll(vendor(item, element));
      } else {
        items.add(item);
      }
    }
    List<RungSpec> rungs = new ArrayList<>();
    for (ValueReader item : items) {
      RungSpec rung = rung(item.element(), own);
      HumanDeskSpec desk = rung.desk();
      if (desk != null && !own.add(desk.name())) {
        item.error(
            "an architecture has two desks called '%s'".formatted(desk.name()),
            "give each a name of its own");
      }
      if (rung instanceof DeferredRungSpec && !own.add(DeferredRungSpec.NAME)) {
        item.error("a ladder has at most one deferred rung", null);
      }
      rungs.add(rung);
      ladder.effective().hasElement(item.effective());
    }
    if (rungs.isEmpty() && ladder.isList()) {
      ladder.error(ladder.path() + " has no rung", "for example ladder: [north, south]");
    }
    return rungs;
  }

  private static List<ValueReader> vendor(ValueReader item, Named element) {
    Translation translation = VendorKinds.translate(element, null);
    if (translation.rungs().isEmpty() && !element.value().isFaulty()) {
      element
          .key()
          .error(
              "'%s' serves nobody".formatted(element.key().text()),
              "it is a policy: put it into the chain");
    }
    return item.translated(translation.asRungs());
  }

  private RungSpec rung(Named element, Set<String> own) {
    ValueReader value = element.value();
    return switch (element.key().text()) {
      case "provider" -> provider(value);
      case "pool" -> isProvider(element) ? bare(element) : pool(value.mapping());
      case "gateway" -> isProvider(element) ? bare(element) : gateway(value.mapping(), own);
      case "shorter" -> shorter(value.mapping());
      case "cache" -> cache(value.mapping());
      case "warming_cache" -> store(value.mapping());
      case "static" -> fixed(value.mapping());
      case "deferred" -> deferred(value.mapping());
      case "human" -> human(value);
      default -> bare(element);
    };
  }

  /** Providers may be called by words that became kinds of rungs later. */
  private boolean isProvider(Named element) {
    return !element.value().isPresent() && providers.known().contains(element.key().text());
  }

  private RungSpec bare(Named element) {
    ValueReader key = element.key();
    String name = key.text();
    if (providers.known().contains(name)) {
      if (element.value().isPresent()) {
        key.error(
            "a rung with settings starts with its kind",
            "write {provider: {name: %s, ...}}".formatted(name));
      }
      return new ProviderRungSpec(name, RungSpec.ANY, false);
    }
    if (!providers.known().isEmpty()) {
      Set<String> rungs = new LinkedHashSet<>(providers.known());
      rungs.addAll(Names.KINDS_OF_RUNGS);
      rungs.add("pool");
      rungs.add("gateway");
      key.reference("provider", rungs);
    }
    return STAND_IN;
  }

  private RungSpec provider(ValueReader value) {
    if (value.isPresent() && !value.isMapping()) {
      return new ProviderRungSpec(providers.read(value), RungSpec.ANY, false);
    }
    MappingReader in = value.mapping();
    String name = providers.read(in.required("name"));
    int maxTokens =
        in.has("max_tokens", "the request's")
            ? tokens(in.optional("max_tokens"))
            : Integer.MAX_VALUE;
    Quality quality = in.has("quality", "the provider's") ? quality(in.optional("quality")) : null;
    return call(in, name, maxTokens, quality);
  }

  private RungSpec shorter(MappingReader in) {
    String name = providers.read(in.required("provider"));
    int maxTokens = tokens(in.required("max_tokens"));
    Quality quality = quality(in.required("quality"));
    return call(in, name, maxTokens, quality);
  }

  private static RungSpec call(
      MappingReader in, String name, int maxTokens, @Nullable Quality quality) {
    SwitchoverSpec switchover = SwitchoverDecoder.read(in);
    Outcomes when = when(in);
    boolean restarts = restarts(in);
    return in.build(
        () -> new ProviderRungSpec(name, when, restarts, maxTokens, quality, switchover), STAND_IN);
  }

  private static int tokens(ValueReader value) {
    return (int) value.count(1, Integer.MAX_VALUE);
  }

  private static Quality quality(ValueReader value) {
    if (!value.isMapping()) {
      return Quality.of(value.quality());
    }
    MappingReader in = value.mapping();
    double easy = in.required("easy").quality();
    double hard = in.required("hard").quality();
    return in.build(() -> new Quality(easy, hard), Quality.of(1));
  }

  private static RungSpec fixed(MappingReader in) {
    double quality = in.required("quality").quality();
    long latency = in.optional("latency", "5ms").nanos();
    Outcomes when = when(in);
    boolean restarts = restarts(in);
    return in.build(() -> new StaticRungSpec(quality, latency, when, restarts), STAND_IN);
  }

  private static RungSpec deferred(MappingReader in) {
    StaffingDecoder servers = StaffingDecoder.read(in, "servers");
    Distribution service = DistributionDecoder.TIME.readWithMean(in.required("service"));
    int queue = EngineDecoder.limit(in, "max_queue", 0);
    Discipline discipline = QueueDecoder.read(in.optional("discipline", "fifo"));
    double quality = in.optional("quality", "1").quality();
    Outcomes when = when(in);
    boolean restarts = restarts(in);
    return in.build(
        () ->
            new DeferredRungSpec(
                new ServersSpec(servers.number(), service, queue, discipline, null, servers.spec()),
                quality,
                when,
                restarts),
        STAND_IN);
  }

  private RungSpec gateway(MappingReader in, Set<String> own) {
    ChainDecoder.Chain chain = new ChainDecoder(providers).readWithRungs(in.optional("chain"));
    ValueReader said = chain.rungs().isEmpty() ? in.required("ladder") : in.optional("ladder");
    List<RungSpec> ladder = read(chain.rungs(), said, own);
    if (ladder.stream().anyMatch(DeferredRungSpec.class::isInstance)) {
      in.error("a gateway inside has no deferred rung", "put it after the gateway");
    }
    Outcomes when = when(in);
    boolean restarts = restarts(in);
    return in.build(() -> new GatewayRungSpec(chain.policies(), ladder, when, restarts), STAND_IN);
  }

  private RungSpec pool(MappingReader in) {
    return new PoolDecoder(providers, STAND_IN).read(in, when(in), restarts(in));
  }

  private static RungSpec store(MappingReader in) {
    StoreSpec.Match match = in.optional("match", "exact").choice(StoreSpec.Match.class);
    int topics = (int) in.required("topics").count(1, StoreSpec.MOST_ENTRIES);
    double skew = in.optional("skew", "1").decimal(0, 10);
    int wordings = (int) in.optional("wordings", "1").count(1, StoreSpec.MOST_ENTRIES);
    double novel = in.optional("novel", "0%").share();
    long ttl = in.required("ttl").positiveNanos();
    double fresh = in.required("quality").quality();
    double stale =
        in.has("stale_quality", "the same") ? in.optional("stale_quality").quality() : fresh;
    long latency = in.optional("latency", "5ms").nanos();
    Outcomes when = when(in);
    boolean restarts = restarts(in);
    return in.build(
        () ->
            new StoreSpec(
                match, topics, skew, wordings, novel, ttl, fresh, stale, latency, when, restarts),
        STAND_IN);
  }

  private static RungSpec cache(MappingReader in) {
    double hit = in.required("hit").share();
    double quality = in.required("quality").quality();
    long latency = in.optional("latency", "5ms").nanos();
    Outcomes when = when(in);
    boolean restarts = restarts(in);
    return in.build(() -> new CacheRungSpec(hit, quality, latency, when, restarts), STAND_IN);
  }

  private RungSpec human(ValueReader value) {
    MappingReader in = value.mapping();
    String name = deskName(in);
    Set<String> skills = new LinkedHashSet<>();
    if (in.has("skills", "all")) {
      in.optional("skills").list().forEach(skill -> skills.add(skill.name()));
    }
    StaffingDecoder agents = StaffingDecoder.read(in, "agents");
    Distribution handle = DistributionDecoder.TIME.readWithMean(in.required("handle"));
    if (!in.has("max_queue")) {
      in.warning(
          "any number may wait for a person",
          "give max_queue, or 'max_queue: unlimited' if that is meant");
    }
    int queue = EngineDecoder.limit(in, "max_queue", 0);
    Discipline discipline = QueueDecoder.read(in.optional("discipline", "fifo"));
    Distribution patience =
        in.has("patience", "endless")
            ? DistributionDecoder.TIME.read(in.optional("patience"))
            : null;
    double quality = in.optional("quality", "1").quality();
    long network = in.optional("network", "0s").nanos();
    Outcomes when = when(in);
    boolean restarts = restarts(in);
    return in.build(
        () ->
            new HumanRungSpec(
                new HumanDeskSpec(
                    name,
                    agents.number(),
                    handle,
                    queue,
                    discipline,
                    patience,
                    quality,
                    network,
                    skills,
                    agents.spec()),
                when,
                restarts),
        STAND_IN);
  }

  private String deskName(MappingReader in) {
    boolean own = in.has("name");
    ValueReader value = in.optional("name", HumanDeskSpec.USUAL_NAME);
    String name = value.name();
    if (own && (providers.known().contains(name) || name.equals(DeferredRungSpec.NAME))) {
      value.reject("is the name of something else already", null);
    }
    return name;
  }

  private static Outcomes when(MappingReader in) {
    return StatusWords.when(in.optional("when", "any"));
  }

  private static boolean restarts(MappingReader in) {
    return in.optional("after_first_token", "stop").choice(AfterFirstToken.class)
        == AfterFirstToken.RESTART;
  }
}
