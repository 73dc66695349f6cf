package dev.stampede.scenarios.language.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.tier.CacheSpec;
import dev.stampede.models.tier.CacheSpec.Start;
import dev.stampede.models.tier.QuestionSpec;
import dev.stampede.models.tier.SessionsSpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.tier.WayInSpec;
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
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what calls pass before a provider looks at its quotas. */
final class WayInDecoder {
  private static final Type<Integer> STATUS = Type.integer(400, 599);
  private static final Type<Errand> ERRAND = Type.words(Errand.class);

  private static final Key<Integer> FULL_STATUS =
      Key.optional("full_status", STATUS, "503", "the HTTP status when it has no room");
  private static final Key<MappingReader> FRONT_DOOR =
      Key.absent(
          TierSpec.FRONT_DOOR,
          Type.mapping(
              CapacityDecoder.ofServers(
                      Form.of("front-door", "what every call passes before its quota is looked at"))
                  .and(FULL_STATUS)),
          "none",
          "short for the last of the tiers, which every call passes");

  private static final Key<Integer> PLACES =
      Key.optional(
          "places",
          Type.limit(1, Integer.MAX_VALUE, EngineSpec.UNBOUNDED),
          "unlimited",
          "how many calls may be in it, those included that wait for what it asks");
  private static final Key<Long> TIMEOUT =
      Key.absent("timeout", Type.POSITIVE_TIME, "none", "how long a call may be in it");
  private static final Key<Integer> TIMEOUT_STATUS =
      Key.optional(
          "timeout_status", STATUS, "504", "the HTTP status of calls that are in it longer");
  private static final Key<List<ValueReader>> ERRANDS =
      Key.open(
          "for",
          Type.list(ERRAND.shape()),
          "all",
          "the errands whose calls pass it; who has no session passes the tiers of log_in first,"
              + " who is new those of sign_up");

  private static final Key<Integer> KEYS =
      Key.required("keys", Type.count(1, CacheSpec.MOST_KEYS), "how many things calls ask about");
  private static final Key<Integer> SIZE =
      Key.open(
          "size",
          Type.count(1, CacheSpec.MOST_KEYS),
          "keys",
          "how many answers it has room for; the one not asked for longest goes first");
  private static final Key<Long> LIFE =
      Key.absent("life", Type.POSITIVE_TIME, "endless", "how long an answer is remembered");
  private static final Key<Double> ZIPF =
      Key.optional(
          "zipf",
          Type.decimal(0, 5),
          "0",
          "how unequally they are asked about: the k-th most popular as 1 / k^zipf");
  private static final Key<Boolean> WARM =
      Key.optional(
          "warm", Type.FLAG, "true", "whether it knows as much as it has room for at the start");
  private static final Key<Start> AGES =
      Key.optional(
          "ages",
          Type.words(ages(), Start.MIXED),
          "mixed",
          "how old what it knows at the start is: mixed, as in a cache that has long been in use, or"
              + " new, all made at the start, so that it ends together");
  private static final Form CACHE =
      Form.of("tier-cache", "what a tier remembers of what it was told", KEYS, SIZE, LIFE)
          .and(ZIPF, WARM, AGES);
  private static final Key<MappingReader> CACHED =
      Key.absent("cache", Type.mapping(CACHE), "none", "what it remembers of what it was told");
  private static final Key<Integer> FAILURE_STATUS =
      Key.optional(
          "failure_status",
          STATUS,
          "503",
          "the HTTP status of calls about which it is told nothing; 401 where that looks like an"
              + " unknown key");
  private static final Key<Boolean> FAILS_OPEN =
      Key.optional(
          "fails_open", Type.FLAG, "false", "true: calls go on about which it is told nothing");
  private static final Form QUESTION =
      Form.of("question", "what a tier asks about each call", CACHED, FAILURE_STATUS, FAILS_OPEN);
  private static final Key<List<Named>> ASKS =
      Key.open(
          "asks",
          Type.table("question", new Shape.Keys(QUESTION)),
          "nobody",
          "dependencies that it asks before it handles a call, by name");

  private static final Key<Integer> USERS =
      Key.required(
          "users",
          Type.count(1, SessionsSpec.MOST_USERS),
          "how many there are; work comes from them at random");
  private static final Key<Distribution> SESSION =
      Key.required("life", DistributionDecoder.TIME.withMean(), "how long a session lasts");
  private static final Key<Boolean> RENEWED =
      Key.optional(
          "renewed_by_use", Type.FLAG, "false", "whether each call that is let in begins it anew");
  private static final Key<Double> SIGNED_IN =
      Key.optional("signed_in", Type.SHARE, "100%", "who has a session at the start");
  private static final Key<Double> NEWCOMERS =
      Key.optional(
          "newcomers", Type.SHARE, "0%", "how much work comes from people without an account");
  private static final Key<MappingReader> SESSIONS =
      Key.absent(
          "sessions",
          Type.mapping(
              Form.of(
                  "sessions", "who is signed in", USERS, SESSION, RENEWED, SIGNED_IN, NEWCOMERS)),
          "none",
          "who is signed in, and for how long; without it nobody logs in");

  private final CapacityDecoder capacities;
  private final Names dependencies;
  private final Form tierForm;
  private final Key<List<Named>> tiers;

  /**
   * Creates a decoder.
   *
   * @param dependencies those with a capacity of their own
   */
  WayInDecoder(Kinds<EngineKind> engines, Names dependencies) {
    this.capacities = new CapacityDecoder(engines);
    this.dependencies = dependencies;
    this.tierForm =
        capacities
            .in(Form.of("tier", "something that calls pass on their way in"))
            .and(PLACES, FULL_STATUS, TIMEOUT, TIMEOUT_STATUS, ERRANDS, ASKS);
    this.tiers =
        Key.open(
            "tiers",
            Type.table("tier", new Shape.Keys(tierForm)),
            "none",
            "what calls pass before their quota is looked at, by name, in the order of the file");
  }

  private static Map<String, Start> ages() {
    Map<String, Start> ages = new LinkedHashMap<>();
    ages.put("mixed", Start.MIXED);
    ages.put("new", Start.NEW);
    return ages;
  }

  /** The keys of a provider that it reads. */
  Form form() {
    return Form.of("way-in", "what stands on the way in", tiers, FRONT_DOOR, SESSIONS);
  }

  /**
   * Returns what a provider says.
   *
   * @param ofMarket what a market's calls come for beside messages
   */
  WayInSpec read(MappingReader in, Set<Errand> ofMarket) {
    List<TierSpec> read = new ArrayList<>();
    for (Named child : in.get(tiers)) {
      TierSpec tier = tier(child.key().name(), child.value().mapping(tierForm));
      if (tier != null) {
        read.add(tier);
      }
    }
    MappingReader front = in.find(FRONT_DOOR);
    if (front != null) {
      TierSpec door = door(front);
      if (door != null) {
        read.add(door);
      }
    }
    MappingReader signedIn = in.find(SESSIONS);
    SessionsSpec sessions = signedIn == null ? null : sessions(signedIn);
    if (in.isFaulty()) {
      return WayInSpec.NONE;
    }
    return in.build(() -> new WayInSpec(read, sessions, ofMarket), WayInSpec.NONE);
  }

  private @Nullable TierSpec tier(String name, MappingReader in) {
    EngineSpec engine = capacities.read(in);
    int places = in.get(PLACES);
    int full = in.get(FULL_STATUS);
    long timeout = in.get(TIMEOUT, TierSpec.ENDLESS);
    int timeoutStatus = in.get(TIMEOUT_STATUS);
    Set<Errand> errands = EnumSet.noneOf(Errand.class);
    for (ValueReader item : in.get(ERRANDS)) {
      errands.add(ERRAND.read(item));
    }
    List<QuestionSpec> questions = new ArrayList<>();
    for (Named child : in.get(ASKS)) {
      String dependency = child.key().reference("dependency with a capacity", dependencies.known());
      QuestionSpec question = question(dependency, child.value().mapping(QUESTION));
      if (question != null) {
        questions.add(question);
      }
    }
    return in.build(
        () ->
            new TierSpec(
                name,
                errands.isEmpty() ? TierSpec.ALL : errands,
                engine,
                places,
                full,
                timeout,
                timeoutStatus,
                questions));
  }

  private static @Nullable QuestionSpec question(String dependency, MappingReader in) {
    MappingReader cached = in.find(CACHED);
    CacheSpec cache = cached == null ? null : cache(cached);
    int status = in.get(FAILURE_STATUS);
    boolean open = in.get(FAILS_OPEN);
    return in.build(() -> new QuestionSpec(dependency, cache, status, open));
  }

  private static @Nullable CacheSpec cache(MappingReader in) {
    int keys = in.get(KEYS);
    int size = in.get(SIZE, keys);
    long life = in.get(LIFE, CacheSpec.ENDLESS);
    double zipf = in.get(ZIPF);
    boolean warm = in.get(WARM);
    Start start = warm ? in.get(AGES) : Start.COLD;
    if (!warm && in.has(AGES)) {
      in.value(AGES)
          .error("a cache that is not warm knows nothing at the start", "leave out ages, or warm");
    }
    return in.build(() -> new CacheSpec(keys, zipf, size, life, start));
  }

  private static @Nullable TierSpec door(MappingReader in) {
    ServersSpec door = CapacityDecoder.servers(in);
    int status = in.get(FULL_STATUS);
    return door == null
        ? null
        : in.build(
            () -> TierSpec.frontDoor(door.servers(), door.service(), door.queueLimit(), status));
  }

  private static @Nullable SessionsSpec sessions(MappingReader in) {
    int users = in.get(USERS);
    Distribution life = in.get(SESSION);
    boolean renewed = in.get(RENEWED);
    double signedIn = in.get(SIGNED_IN);
    double newcomers = in.get(NEWCOMERS);
    return in.build(() -> new SessionsSpec(users, life, renewed, signedIn, newcomers));
  }
}
