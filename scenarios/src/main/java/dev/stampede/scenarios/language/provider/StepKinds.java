package dev.stampede.scenarios.language.provider;

import dev.stampede.models.operator.Limit;
import dev.stampede.models.operator.Move;
import dev.stampede.models.operator.Ramp;
import dev.stampede.models.operator.Restart;
import dev.stampede.models.operator.Scale;
import dev.stampede.models.operator.Shed;
import dev.stampede.models.operator.Shut;
import dev.stampede.models.operator.Step;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.tier.SessionsSpec;
import dev.stampede.models.work.Errand;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The kinds of steps that operators can do, and the keys of each. */
final class StepKinds {
  private static final Key<Double> SHARE =
      Key.required("share", Type.SHARE, "how many calls get the status");
  private static final Key<Double> FIRST_SHARE =
      Key.required("share", Type.SHARE, "how many calls get the status at first");
  private static final Key<Integer> STATUS =
      Key.optional(
          "status", Type.integer(400, 599), "429", "the HTTP status that refused calls get");
  private static final Key<Long> FOR =
      Key.open("for", Type.POSITIVE_TIME, "to the end", "how long calls are refused");
  private static final Key<Long> OVER =
      Key.required("over", Type.POSITIVE_TIME, "how long the share takes to fall to 0");
  private static final Key<ValueReader> FROM =
      Key.required("from", Type.reference("cell"), "whose users");
  private static final Key<ValueReader> TO =
      Key.absent(
          "to",
          Type.reference("cell"),
          "all others",
          "where to; all others get them in proportion to what each takes");
  private static final Key<Double> MOVED =
      Key.required("share", Type.SHARE, "how many of them, the same ones throughout");
  private static final Key<Long> MOVED_FOR =
      Key.open("for", Type.POSITIVE_TIME, "to the end", "how long they go there");
  private static final Key<Double> FACTOR =
      Key.required(
          "factor", Type.MULTIPLIER, "how many times what it would be the capacity is, above 0x");

  /** Who has to pass the way in first; the errand of a message is everybody's in the end. */
  private static final Key<Errand> ERRAND =
      Key.required("errand", Type.words(errands(), Errand.LOG_IN), "whose calls get the status");

  /** The kind that is done to the way in as a whole. */
  static final String SHUT = "shut";

  /** The kind that is done to the cells. */
  static final String MOVE = "move";

  static final Kinds<Reading> ALL =
      new Kinds<>(
          "step",
          List.of(
              Kind.of(
                  "shed",
                  Form.of("shed-step", "a share of the calls is refused", SHARE, STATUS, FOR),
                  StepKinds::shed),
              Kind.of(
                  "ramp",
                  Form.of(
                      "ramp-step",
                      "a share of the calls is refused, which falls linearly",
                      FIRST_SHARE,
                      STATUS,
                      OVER),
                  StepKinds::ramp),
              Kind.of(
                  "restart",
                  Form.of(
                      "restart-step",
                      "all calls inside are cut off, caches go cold, nodes start again"),
                  in -> Restart::new),
              Kind.of(
                  "scale",
                  Form.of("scale-step", "the capacity is another from then on", FACTOR),
                  new Scaling()),
              Kind.of(
                  SHUT,
                  Form.of(
                      "shut-step",
                      "all calls of an errand are refused at the way in",
                      ERRAND,
                      STATUS,
                      FOR),
                  new Shutting()),
              Kind.of(
                  MOVE,
                  Form.of(
                      "move-step",
                      "users of a cell go elsewhere, as if they belonged there",
                      FROM,
                      TO,
                      MOVED,
                      MOVED_FOR),
                  new Moving())));

  private StepKinds() {}

  /** A kind of step: reads what it needs to be told. */
  interface Reading {
    /** Reads the keys of the kind, and returns what makes the step once all is known to be well. */
    Supplier<Step> of(MappingReader in);

    /** Rejects what the place cannot do. */
    default void check(Site site) {}
  }

  /**
   * Where a step is to be done.
   *
   * @param word says what is done
   * @param in the keys of the step
   * @param part the tier or the cell of the provider; null for the provider as a whole
   */
  record Site(
      ValueReader word, MappingReader in, ProviderSpec provider, @Nullable ValueReader part) {}

  private static Map<String, Errand> errands() {
    Map<String, Errand> errands = new LinkedHashMap<>();
    for (Errand errand : List.of(Errand.SIGN_UP, Errand.LOG_IN)) {
      errands.put(errand.word(), errand);
    }
    return errands;
  }

  private static Supplier<Step> shed(MappingReader in) {
    double share = in.get(SHARE);
    int status = in.get(STATUS);
    long lasts = in.get(FOR, Limit.ENDLESS);
    return () -> new Shed(share, status, lasts);
  }

  private static Supplier<Step> ramp(MappingReader in) {
    double share = in.get(FIRST_SHARE);
    int status = in.get(STATUS);
    long lasts = in.get(OVER);
    return () -> new Ramp(share, status, lasts);
  }

  /** Of servers. */
  private static final class Scaling implements Reading {
    @Override
    public Supplier<Step> of(MappingReader in) {
      double factor = in.get(FACTOR);
      return () -> new Scale(factor);
    }

    /** A shared engine has one capacity, its owner's, as with autoscalers and faults. */
    @Override
    public void check(Site site) {
      String owner = site.provider().sharedWith();
      ValueReader part = site.part();
      if (part == null && owner != null) {
        site.word()
            .error(
                "the engine of %s is that of %s".formatted(site.provider().name(), owner),
                "scale %s, which serves the calls of both".formatted(owner));
      }
      if (part == null) {
        return;
      }
      site.provider().admission().wayIn().tiers().stream()
          .filter(known -> known.engine() == null && known.name().equals(part.text()))
          .forEach(
              known ->
                  part.error(
                      "the tier %s has no capacity that could be another".formatted(known.name()),
                      "give it servers, or scale what it asks"));
    }
  }

  /** Of the cells of a provider. */
  private static final class Moving implements Reading {
    @Override
    public Supplier<Step> of(MappingReader in) {
      String from = in.get(FROM).text();
      ValueReader there = in.find(TO);
      String to = there == null ? null : there.text();
      double share = in.get(MOVED);
      long lasts = in.get(MOVED_FOR, Limit.ENDLESS);
      return () -> new Move(from, to, share, lasts);
    }

    @Override
    public void check(Site site) {
      Set<String> cells = new LinkedHashSet<>(site.provider().engine().cells());
      String name = site.provider().name();
      if (site.part() != null) {
        site.part()
            .error(
                "users move between cells of %s".formatted(name), "leave it out: say from and to");
      }
      if (cells.isEmpty()) {
        site.word()
            .error(
                "%s has no cells to move between".formatted(name),
                "give it some, for example cells: {us-1: {share: 60%}, eu-1: {share: 40%}}");
        return;
      }
      ValueReader to = site.in().find(TO);
      site.in().get(FROM).reference("cell of " + name, cells);
      if (to != null) {
        to.reference("cell of " + name, cells);
      }
    }
  }

  /** Of the way in as a whole. */
  private static final class Shutting implements Reading {
    @Override
    public Supplier<Step> of(MappingReader in) {
      Errand errand = in.get(ERRAND);
      int status = in.get(STATUS);
      long lasts = in.get(FOR, Limit.ENDLESS);
      return () -> new Shut(errand, status, lasts);
    }

    @Override
    public void check(Site site) {
      MappingReader in = site.in();
      String provider = site.provider().name();
      SessionsSpec sessions = site.provider().admission().wayIn().sessions();
      if (site.part() != null) {
        site.part()
            .error(
                "an errand is shut out at the way in, not at a tier or a cell",
                "leave it out, or shed calls there: {do: shed, share: 100%}");
      }
      if (sessions == null) {
        site.word()
            .error(
                "%s has no sessions: nobody logs in or signs up".formatted(provider),
                "give it sessions, or shed calls: {do: shed, share: 60%}");
      } else if (sessions.newcomers() == 0
          && in.has(ERRAND)
          && in.value(ERRAND).isWord("sign_up")) {
        in.value(ERRAND)
            .error(
                "nobody signs up at %s".formatted(provider),
                "give its sessions newcomers, or shut log_in");
      }
    }
  }
}
