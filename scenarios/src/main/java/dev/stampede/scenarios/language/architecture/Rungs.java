package dev.stampede.scenarios.language.architecture;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.architecture.CacheRungSpec;
import dev.stampede.models.architecture.DeferredRungSpec;
import dev.stampede.models.architecture.HumanRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.architecture.StaticRungSpec;
import dev.stampede.models.architecture.StoreSpec;
import dev.stampede.models.cost.WorkPrice;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.breaker.SwitchoverSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import dev.stampede.scenarios.language.provider.QueueDecoder;
import dev.stampede.scenarios.language.provider.StaffingDecoder;
import dev.stampede.scenarios.language.provider.StaffingDecoder.Staff;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of rungs that come with this version; a new one is one more line here. */
public final class Rungs {
  private static final Key<Double> EASY = Key.required("easy", Type.QUALITY, "of the easiest work");
  private static final Key<Double> HARD = Key.required("hard", Type.QUALITY, "of the hardest");
  private static final Form BY_DIFFICULTY =
      Form.of("quality-by-difficulty", "a line between the two", EASY, HARD);
  private static final Type<Quality> QUALITY_TYPE =
      Type.of(
          new Shape.Called(
              "quality-of-answers",
              Shape.either(Type.QUALITY.shape(), new Shape.Keys(BY_DIFFICULTY))),
          Rungs::quality);

  private static final Key<ValueReader> NAME =
      Key.required("name", Type.reference("provider"), "who serves");
  private static final Key<Integer> MAX_TOKENS =
      Key.absent("max_tokens", Type.count(1), "the request's", "answers stop at so many tokens");
  private static final Key<Quality> OWN_QUALITY =
      Key.absent(
          "quality",
          QUALITY_TYPE,
          "the provider's",
          "of its answers; by difficulty {easy: 0.95, hard: 0.5}");
  private static final Form PROVIDER =
      Form.of("provider-rung", "a provider, with settings", NAME, MAX_TOKENS, OWN_QUALITY)
          .and(SwitchoverDecoder.FORM)
          .and(LadderDecoder.ANY_RUNG);

  private static final Key<ValueReader> OF_PROVIDER =
      Key.required("provider", Type.reference("provider"), "who serves");
  private static final Key<Integer> SHORT_TOKENS =
      Key.required("max_tokens", Type.count(1), "answers stop at so many tokens");
  private static final Key<Quality> SHORT_QUALITY =
      Key.required(
          "quality", QUALITY_TYPE, "of its answers; by difficulty {easy: 0.95, hard: 0.5}");
  private static final Form SHORTER =
      Form.of("shorter", "a provider whose answers are cut short", OF_PROVIDER, SHORT_TOKENS)
          .and(SHORT_QUALITY)
          .and(SwitchoverDecoder.FORM)
          .and(LadderDecoder.ANY_RUNG);

  private static final Key<Double> QUALITY =
      Key.required("quality", Type.QUALITY, "of its answers");
  private static final Key<Double> BEST_QUALITY =
      Key.optional("quality", Type.QUALITY, "1", "of its answers");
  private static final Key<Long> LATENCY =
      Key.optional("latency", Type.TIME, "5ms", "how long an answer takes");
  private static final Key<Double> HIT =
      Key.required("hit", Type.SHARE, "how much of the work it has an answer to");
  private static final Form CACHE =
      Form.of("cache", "answers that are there already", HIT, QUALITY, LATENCY)
          .and(LadderDecoder.ANY_RUNG);
  private static final Form STATIC =
      Form.of("static", "the same answer to everybody", QUALITY, LATENCY)
          .and(LadderDecoder.ANY_RUNG);

  private static final Type<Integer> ENTRIES = Type.count(1, StoreSpec.MOST_ENTRIES);
  private static final Key<StoreSpec.Match> MATCH =
      Key.optional(
          "match",
          Type.words(StoreSpec.Match.class),
          "exact",
          "semantic: any wording of a topic has its answer");
  private static final Key<Integer> TOPICS =
      Key.required("topics", ENTRIES, "what work can be about");
  private static final Key<Double> SKEW =
      Key.optional("skew", Type.decimal(0, 10), "1", "exponent of Zipf's law among them");
  private static final Key<Integer> WORDINGS =
      Key.optional("wordings", ENTRIES, "1", "wordings of each topic");
  private static final Key<Double> NOVEL =
      Key.optional("novel", Type.SHARE, "0%", "how much of the work is about something new");
  private static final Key<Long> TTL =
      Key.required("ttl", Type.POSITIVE_TIME, "how long an answer is fresh");
  private static final Key<Double> STALE_QUALITY =
      Key.absent(
          "stale_quality", Type.QUALITY, "the same", "of answers that are stale when asked for");
  private static final Form WARMING_CACHE =
      Form.of("warming-cache", "a cache that earlier answers fill", MATCH, TOPICS, SKEW)
          .and(WORDINGS, NOVEL, TTL, QUALITY, STALE_QUALITY, LATENCY)
          .and(LadderDecoder.ANY_RUNG);

  private static final Key<Distribution> SERVICE =
      Key.required("service", DistributionDecoder.TIME.withMean(), "how long each takes");
  private static final Key<Integer> MAX_QUEUE =
      QueueDecoder.limit("max_queue", 0, "how many may wait");
  private static final Key<WorkPrice> SERVER_PRICE =
      Key.absent("price", Type.WORK_PRICE, "nothing", "of each server, or of each piece of work");
  private static final Form DEFERRED =
      Form.of("deferred", "a batch that does the work later; at most one in a ladder")
          .and(StaffingDecoder.SERVERS.form())
          .and(SERVICE, MAX_QUEUE, QueueDecoder.DISCIPLINE, BEST_QUALITY, SERVER_PRICE)
          .and(LadderDecoder.ANY_RUNG);

  private static final Key<String> DESK =
      Key.optional("name", Type.NAME, HumanDeskSpec.USUAL_NAME, "of the desk");
  private static final Key<List<ValueReader>> SKILLS =
      Key.absent(
          "skills", Type.list(Type.NAME.shape()), "all", "the skills of the people, by name");
  private static final Key<Distribution> HANDLE =
      Key.required(
          "handle", DistributionDecoder.TIME.withMean(), "how long a person takes for the work");
  private static final Key<Integer> DESK_QUEUE =
      QueueDecoder.limit(
          "max_queue", 0, "how many may wait; a warning unless unlimited is written");
  private static final Key<Distribution> PATIENCE =
      Key.absent(
          "patience",
          DistributionDecoder.TIME.any(),
          "endless",
          "the time in the queue after which somebody goes");
  private static final Key<Long> NETWORK = Key.optional("network", Type.TIME, "0s", "one way");
  private static final Key<WorkPrice> WAGE =
      Key.absent(
          "price",
          Type.WORK_PRICE,
          "nothing",
          "of each person on shift, past its end as long as work is in hand; or of each piece");
  private static final Form HUMAN =
      Form.of("human", "people at a desk", DESK, SKILLS)
          .and(StaffingDecoder.AGENTS.form())
          .and(HANDLE, DESK_QUEUE, QueueDecoder.DISCIPLINE, PATIENCE, BEST_QUALITY, NETWORK)
          .and(WAGE)
          .and(LadderDecoder.ANY_RUNG);

  private Rungs() {}

  /**
   * Returns the table.
   *
   * @param policies what policies chains may have
   */
  public static Kinds<RungDecoder> kinds(Kinds<PolicyDecoder> policies) {
    ChainDecoder chains = new ChainDecoder(policies);
    PoolDecoder pool = new PoolDecoder(chains);
    GatewayDecoder gateway = new GatewayDecoder(chains);
    return new Kinds<>(
        "rung",
        List.of(
            new Kind<>(
                "provider",
                Shape.either(Type.reference("provider").shape(), new Shape.Keys(PROVIDER)),
                PROVIDER.sentence(),
                Rungs::provider),
            Kind.of("shorter", SHORTER, Rungs::shorter),
            Kind.of("cache", CACHE, Rungs::cache),
            Kind.of("warming_cache", WARMING_CACHE, Rungs::store),
            Kind.of("static", STATIC, Rungs::fixed),
            Kind.of("deferred", DEFERRED, Rungs::deferred),
            Kind.of("human", HUMAN, Rungs::human),
            Kind.of("pool", pool.form(), pool),
            Kind.of("gateway", gateway.form(), gateway)));
  }

  private static RungSpec provider(ValueReader value, RungDecoder.Site site) {
    if (value.isPresent() && !value.isMapping()) {
      return new ProviderRungSpec(site.providers().read(value), RungSpec.ANY, false);
    }
    MappingReader in = value.mapping(PROVIDER);
    String name = site.providers().read(in.get(NAME));
    int maxTokens = in.get(MAX_TOKENS, Integer.MAX_VALUE);
    Quality quality = in.find(OWN_QUALITY);
    return call(in, name, maxTokens, quality);
  }

  private static RungSpec shorter(ValueReader value, RungDecoder.Site site) {
    MappingReader in = value.mapping(SHORTER);
    String name = site.providers().read(in.get(OF_PROVIDER));
    int maxTokens = in.get(SHORT_TOKENS);
    Quality quality = in.get(SHORT_QUALITY);
    return call(in, name, maxTokens, quality);
  }

  private static RungSpec call(
      MappingReader in, String name, int maxTokens, @Nullable Quality quality) {
    SwitchoverSpec switchover = SwitchoverDecoder.read(in);
    Outcomes when = LadderDecoder.when(in);
    boolean restarts = LadderDecoder.restarts(in);
    return in.build(
        () -> new ProviderRungSpec(name, when, restarts, maxTokens, quality, switchover),
        RungDecoder.STAND_IN);
  }

  private static Quality quality(ValueReader value) {
    if (!value.isMapping()) {
      return Quality.of(value.quality());
    }
    MappingReader in = value.mapping(BY_DIFFICULTY);
    double easy = in.get(EASY);
    double hard = in.get(HARD);
    return in.build(() -> new Quality(easy, hard), Quality.of(1));
  }

  private static RungSpec fixed(ValueReader value, RungDecoder.Site site) {
    MappingReader in = value.mapping(STATIC);
    double quality = in.get(QUALITY);
    long latency = in.get(LATENCY);
    Outcomes when = LadderDecoder.when(in);
    boolean restarts = LadderDecoder.restarts(in);
    return in.build(
        () -> new StaticRungSpec(quality, latency, when, restarts), RungDecoder.STAND_IN);
  }

  private static RungSpec deferred(ValueReader value, RungDecoder.Site site) {
    MappingReader in = value.mapping(DEFERRED);
    Staff servers = StaffingDecoder.SERVERS.read(in);
    Distribution service = in.get(SERVICE);
    int queue = in.get(MAX_QUEUE);
    Discipline discipline = in.get(QueueDecoder.DISCIPLINE);
    double quality = in.get(BEST_QUALITY);
    WorkPrice price = in.get(SERVER_PRICE, WorkPrice.FREE);
    Outcomes when = LadderDecoder.when(in);
    boolean restarts = LadderDecoder.restarts(in);
    return in.build(
        () ->
            new DeferredRungSpec(
                new ServersSpec(servers.number(), service, queue, discipline, null, servers.spec()),
                quality,
                price,
                when,
                restarts),
        RungDecoder.STAND_IN);
  }

  private static RungSpec store(ValueReader value, RungDecoder.Site site) {
    MappingReader in = value.mapping(WARMING_CACHE);
    StoreSpec.Match match = in.get(MATCH);
    int topics = in.get(TOPICS);
    double skew = in.get(SKEW);
    int wordings = in.get(WORDINGS);
    double novel = in.get(NOVEL);
    long ttl = in.get(TTL);
    double fresh = in.get(QUALITY);
    double stale = in.get(STALE_QUALITY, fresh);
    long latency = in.get(LATENCY);
    Outcomes when = LadderDecoder.when(in);
    boolean restarts = LadderDecoder.restarts(in);
    return in.build(
        () ->
            new StoreSpec(
                match, topics, skew, wordings, novel, ttl, fresh, stale, latency, when, restarts),
        RungDecoder.STAND_IN);
  }

  private static RungSpec cache(ValueReader value, RungDecoder.Site site) {
    MappingReader in = value.mapping(CACHE);
    double hit = in.get(HIT);
    double quality = in.get(QUALITY);
    long latency = in.get(LATENCY);
    Outcomes when = LadderDecoder.when(in);
    boolean restarts = LadderDecoder.restarts(in);
    return in.build(
        () -> new CacheRungSpec(hit, quality, latency, when, restarts), RungDecoder.STAND_IN);
  }

  private static RungSpec human(ValueReader value, RungDecoder.Site site) {
    MappingReader in = value.mapping(HUMAN);
    String name = deskName(in, site);
    Set<String> skills = new LinkedHashSet<>();
    in.get(SKILLS, List.of()).forEach(skill -> skills.add(skill.name()));
    Staff agents = StaffingDecoder.AGENTS.read(in);
    Distribution handle = in.get(HANDLE);
    if (!in.has(DESK_QUEUE)) {
      in.warning(
          "any number may wait for a person",
          "give max_queue, or 'max_queue: unlimited' if that is meant");
    }
    int queue = in.get(DESK_QUEUE);
    Discipline discipline = in.get(QueueDecoder.DISCIPLINE);
    Distribution patience = in.find(PATIENCE);
    double quality = in.get(BEST_QUALITY);
    long network = in.get(NETWORK);
    WorkPrice price = in.get(WAGE, WorkPrice.FREE);
    Outcomes when = LadderDecoder.when(in);
    boolean restarts = LadderDecoder.restarts(in);
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
                    agents.spec(),
                    price),
                when,
                restarts),
        RungDecoder.STAND_IN);
  }

  private static String deskName(MappingReader in, RungDecoder.Site site) {
    boolean own = in.has(DESK);
    ValueReader value = in.value(DESK);
    String name = DESK.type().read(value);
    if (own && (site.providers().known().contains(name) || name.equals(DeferredRungSpec.NAME))) {
      value.reject("is the name of something else already", null);
    }
    return name;
  }
}
