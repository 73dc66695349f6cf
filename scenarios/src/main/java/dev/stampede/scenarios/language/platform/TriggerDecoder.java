package dev.stampede.scenarios.language.platform;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.demand.platform.BadAnswers;
import dev.stampede.models.demand.platform.DuringFault;
import dev.stampede.models.demand.platform.DuringFaultsOf;
import dev.stampede.models.demand.platform.Event;
import dev.stampede.models.demand.platform.Stretch;
import dev.stampede.models.demand.platform.TriggerSpec;
import dev.stampede.scenarios.read.Durations;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code on}: what sets the users of a platform in motion. */
final class TriggerDecoder {

  private static final double MINUTE = 60;
  private static final double DAY = 1_440 * MINUTE;

  /** Those of a rival that fails for hours: 0.1 to 3 % of its daily users within a day. */
  static final Habit OF_FAILURE = new Habit(0.01, 10 * MINUTE, 180 * MINUTE);

  private static final Key<ValueReader> FAULT =
      Key.required("fault", Type.reference("fault"), "while this fault lasts");
  private static final Key<ValueReader> FAULTS_OF =
      Key.required(
          "faults_of",
          Type.reference("provider"),
          "while any fault strikes this provider, by plan or by chance");
  private static final Key<ValueReader> OUTAGE =
      Key.required(
          "outage", Type.as(Type.TIME.shape()), "the platform fails its users from this time on");
  private static final Key<ValueReader> NEWS =
      Key.required(
          "news",
          Type.as(Type.TIME.shape()),
          "people hear of something at this time: a launch, a scandal");
  private static final Key<ValueReader> BAN =
      Key.required(
          "ban",
          Type.as(Type.TIME.shape()),
          "nobody may use the platform from this time on; who does not move stops");
  private static final Key<Long> FOR = Key.required("for", Type.POSITIVE_TIME, "how long it lasts");
  private static final Key<Long> FOR_GOOD =
      Key.open("for", Type.POSITIVE_TIME, "to the end of the run", "how long it lasts");
  private static final Key<ValueReader> BELOW =
      Key.required(
          "availability_below",
          Type.as(Type.SHARE.shape()),
          "while less than this share of a use case's work ends within tolerance, as this run has"
              + " it: so an architecture that fails loses users");
  private static final Key<ValueReader> OF =
      Key.required("of", Type.reference("use case"), "whose work");
  private static final Key<Long> WINDOW =
      Key.optional("window", Type.POSITIVE_TIME, "5m", "the latest time over which that is taken");

  private static final Kinds<Sort> KINDS =
      new Kinds<>(
          "trigger",
          List.of(
              kind(
                  "fault",
                  Form.of("trigger-fault", "one of the faults", FAULT),
                  OF_FAILURE,
                  (decoder, in) ->
                      new DuringFault(in.get(FAULT).reference("fault", decoder.faults))),
              kind(
                  "faults_of",
                  Form.of("trigger-faults-of", "all faults of a provider", FAULTS_OF),
                  OF_FAILURE,
                  (decoder, in) -> new DuringFaultsOf(decoder.providers.read(in.get(FAULTS_OF)))),
              kind(
                  "outage",
                  Form.of("trigger-outage", "an outage that is not simulated", OUTAGE, FOR),
                  OF_FAILURE,
                  (decoder, in) -> decoder.event(Event.Sort.OUTAGE, in.value(OUTAGE), in.get(FOR))),
              kind(
                  "news",
                  Form.of("trigger-news", "a launch, a scandal", NEWS, FOR_GOOD),
                  new Habit(0.01, DAY / 2, 4 * DAY),
                  (decoder, in) ->
                      decoder.event(
                          Event.Sort.NEWS, in.value(NEWS), in.get(FOR_GOOD, Long.MAX_VALUE))),
              kind(
                  "ban",
                  Form.of("trigger-ban", "the platform is closed", BAN, FOR_GOOD),
                  new Habit(0.125, DAY, 7 * DAY),
                  (decoder, in) ->
                      decoder.event(
                          Event.Sort.BAN, in.value(BAN), in.get(FOR_GOOD, Long.MAX_VALUE))),
              kind(
                  "availability_below",
                  Form.of("trigger-availability", "bad answers of this run", BELOW, OF, WINDOW),
                  OF_FAILURE,
                  TriggerDecoder::badAnswers)));

  /** The keys of a trigger. */
  static final Form FORM =
      Form.of("trigger", "what sets users in motion, for as long as it lasts").oneBeside(KINDS);

  /**
   * What people do on a trigger of a kind where the scenario does not say it: rules of thumb of
   * 2024 and 2025 (docs/platforms.md).
   *
   * @param share how many move, in [0, 1]
   * @param median until one has moved, in seconds
   * @param slow the time within which 95 % of them have, in seconds
   */
  record Habit(double share, double median, double slow) {

    Distribution delay() {
      return Distribution.Lognormal.ofPercentiles(median, 0.95, slow);
    }

    /** The delay as a scenario would say it. */
    String words() {
      return "{dist: lognormal, p50: %s, p95: %s}"
          .formatted(
              Durations.exact(Seconds.toNanos(median)), Durations.exact(Seconds.toNanos(slow)));
    }
  }

  /** Reads a trigger of one kind. */
  private interface Reading {
    TriggerSpec read(TriggerDecoder decoder, MappingReader in);
  }

  private record Sort(Reading reading, Habit habit) {}

  /** A trigger as it was read. */
  record Read(TriggerSpec trigger, Habit habit) {}

  private final Names useCases;
  private final Names providers;
  private final Set<String> faults;
  private final long durationNanos;

  /**
   * Creates a decoder.
   *
   * @param faults ids of the faults
   */
  TriggerDecoder(Names useCases, Names providers, Set<String> faults, long durationNanos) {
    this.useCases = useCases;
    this.providers = providers;
    this.faults = faults;
    this.durationNanos = durationNanos;
  }

  private static Kind<Sort> kind(String name, Form form, Habit habit, Reading reading) {
    return Kind.of(name, form, new Sort(reading, habit));
  }

  /** Reads a trigger; null if it is faulty. */
  @Nullable Read read(ValueReader value) {
    MappingReader in = value.mapping(FORM);
    List<String> given = KINDS.names().stream().filter(in::has).toList();
    Sort sort = given.size() == 1 ? KINDS.find(given.get(0)) : null;
    if (sort == null) {
      in.forgiveAllBut(List.copyOf(KINDS.names()));
      in.finish();
      if (!in.isFaulty()) {
        in.error(
            given.isEmpty()
                ? "says nothing that sets users in motion"
                : "has both %s and %s".formatted(given.get(0), given.get(1)),
            "for example {fault: rival-outage}, {outage: 1h, for: 3h} or {ban: 1d}");
      }
      return null;
    }
    Reading reading = sort.reading();
    TriggerSpec trigger = reading.read(this, in);
    in.finish();
    return in.isFaulty() ? null : new Read(trigger, sort.habit());
  }

  private TriggerSpec event(Event.Sort sort, ValueReader start, long length) {
    long at = start.nanos();
    if (at >= durationNanos) {
      start.warning(start.path() + " begins after the end of the run", null);
    }
    return new Event(sort, Stretch.of(at, length));
  }

  private static TriggerSpec badAnswers(TriggerDecoder decoder, MappingReader in) {
    ValueReader below = in.value(BELOW);
    double share = below.share();
    if (share == 0 && !below.isFaulty()) {
      below.reject("must be above 0%, or nobody ever leaves", null);
    }
    String useCase = decoder.useCases.read(in.get(OF));
    return new BadAnswers(useCase, share == 0 ? 1 : share, in.get(WINDOW));
  }
}
