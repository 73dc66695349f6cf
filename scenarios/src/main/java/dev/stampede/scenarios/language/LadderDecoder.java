package dev.stampede.scenarios.language;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.architecture.StoreSpec;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code ladder}: the rungs to serve from, the first choice first. */
final class LadderDecoder {
  private static final RungSpec STAND_IN = new RungSpec.Provider("", RungSpec.ANY, false);

  private final Names providers;

  LadderDecoder(Names providers) {
    this.providers = providers;
  }

  private enum AfterFirstToken {
    STOP,
    RESTART
  }

  List<RungSpec> read(ValueReader ladder) {
    List<RungSpec> rungs = new ArrayList<>();
    boolean desk = false;
    for (ValueReader item : ladder.list()) {
      RungSpec rung = rung(item.element());
      if (desk && rung instanceof RungSpec.Human) {
        item.error("a ladder has at most one human rung", null);
      }
      desk |= rung instanceof RungSpec.Human;
      rungs.add(rung);
    }
    if (rungs.isEmpty() && ladder.isList()) {
      ladder.error(ladder.path() + " has no rung", "for example ladder: [north, south]");
    }
    return rungs;
  }

  private RungSpec rung(Named element) {
    ValueReader value = element.value();
    return switch (element.key().text()) {
      case "provider" -> provider(value);
      case "pool" -> pool(value.mapping());
      case "cache" -> cache(value.mapping());
      case "warming_cache" -> store(value.mapping());
      case "human" -> human(value);
      default -> bare(element);
    };
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
      return new RungSpec.Provider(name, RungSpec.ANY, false);
    }
    if (!providers.known().isEmpty()) {
      Set<String> rungs = new LinkedHashSet<>(providers.known());
      rungs.addAll(List.of("provider", "pool", "cache", "warming_cache", "human"));
      key.reference("provider", rungs);
    }
    return STAND_IN;
  }

  private RungSpec provider(ValueReader value) {
    if (value.isPresent() && !value.isMapping()) {
      return new RungSpec.Provider(providers.read(value), RungSpec.ANY, false);
    }
    MappingReader in = value.mapping();
    String name = providers.read(in.required("name"));
    Set<Status> when = when(in);
    boolean restarts = restarts(in);
    return in.build(() -> new RungSpec.Provider(name, when, restarts), STAND_IN);
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
    double stale = in.has("stale_quality") ? in.optional("stale_quality").quality() : fresh;
    long latency = in.optional("latency", "5ms").nanos();
    Set<Status> when = when(in);
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
    Set<Status> when = when(in);
    boolean restarts = restarts(in);
    return in.build(() -> new RungSpec.Cache(hit, quality, latency, when, restarts), STAND_IN);
  }

  private static RungSpec human(ValueReader value) {
    MappingReader in = value.mapping();
    int agents = (int) in.required("agents").count(1, Integer.MAX_VALUE);
    Distribution handle = DistributionDecoder.TIME.readWithMean(in.required("handle"));
    if (!in.has("max_queue")) {
      in.warning(
          "any number may wait for a person",
          "give max_queue, or 'max_queue: unlimited' if that is meant");
    }
    int queue = EngineDecoder.limit(in, "max_queue", 0);
    Distribution patience =
        in.has("patience") ? DistributionDecoder.TIME.read(in.optional("patience")) : null;
    double quality = in.optional("quality", "1").quality();
    long network = in.optional("network", "0s").nanos();
    Set<Status> when = when(in);
    boolean restarts = restarts(in);
    return in.build(
        () ->
            new RungSpec.Human(
                new HumanDeskSpec(agents, handle, queue, patience, quality, network),
                when,
                restarts),
        STAND_IN);
  }

  private static Set<Status> when(MappingReader in) {
    return StatusWords.when(in.optional("when", "any"));
  }

  private static boolean restarts(MappingReader in) {
    return in.optional("after_first_token", "stop").choice(AfterFirstToken.class)
        == AfterFirstToken.RESTART;
  }
}
