package dev.stampede.scenarios.language;

import dev.stampede.experiments.tally.Limit;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code objectives}: sentences such as {@code chat.availability >= 99.5%}, or {@code
 * cost.total <= 500 USD} of an architecture as a whole, or mappings. In {@code P(chat.availability
 * >= 99%) >= 95%} each replication must keep the sentence inside by itself, and so many of them
 * must.
 */
final class ObjectiveDecoder {
  private static final Pattern SENTENCE =
      Pattern.compile("\\s*([^<>=\\s]+)\\s*(>=|<=)\\s*(\\S(?:.*\\S)?)\\s*");

  private static final Pattern OF_REPLICATIONS =
      Pattern.compile("\\s*P\\((.*)\\)\\s*(>=|<=)\\s*(\\S(?:.*\\S)?)\\s*");

  private static final Key<ValueReader> METRIC =
      Key.required("metric", Type.as(new Shape.Words(metricNames())), "what is judged");
  private static final Key<ValueReader> USE_CASE =
      Key.open(
          "use_case",
          Type.reference("use case"),
          "each of ours; of costs all of ours together",
          "whose");
  private static final Key<ValueReader> VERSUS =
      Key.open(
          "versus",
          Type.reference("architecture"),
          "none",
          "the value is a share or a multiple, 10% or 1.2x, of what this architecture shows");
  private static final Type<ValueReader> VALUE =
      Type.as(
          Shape.either(
              Type.TIME.shape(),
              Type.QUALITY.shape(),
              Type.MULTIPLIER.shape(),
              Type.MONEY.shape(),
              Type.NUMBER.shape()));
  private static final Key<ValueReader> AT_MOST =
      Key.open("at_most", VALUE, "at_least is given", "in the metric's unit");
  private static final Key<ValueReader> AT_LEAST =
      Key.open("at_least", VALUE, "at_most is given", "in the metric's unit");
  private static final Form FORM =
      Form.of("objective", "what is promised", METRIC, USE_CASE, VERSUS, AT_MOST, AT_LEAST)
          .rule(Form.Count.EXACTLY_ONE, AT_MOST, AT_LEAST);

  /** What the section looks like. */
  static final Shape SHAPE =
      new Shape.Listing(
          Shape.either(
              new Shape.Text("sentence", "(?:" + OF_REPLICATIONS + "|" + SENTENCE + ")", false),
              new Shape.Keys(FORM)),
          0);

  private static final String EXAMPLE = "for example chat.availability >= 99.5%";
  private static final String WHOLE_EXAMPLE = "for example cost.total <= 500 USD";

  private final Names useCases;
  private final Names architectures;
  private final List<String> ours;
  private final Set<String> crowds;
  private final Set<String> people;
  private final Set<String> agents;
  private final Prices prices;
  private final boolean faults;
  private final Set<String> metrics = new LinkedHashSet<>();
  private final List<Objective> objectives = new ArrayList<>();

  /** Objectives that other things are needed for, by the place that says them. */
  private final Map<Objective, ValueReader> needy = new LinkedHashMap<>();

  /**
   * Creates a decoder.
   *
   * @param useCases what promises can be about
   * @param prices of the scenario
   * @param faults whether any fault can strike within the run, as far as is known
   */
  ObjectiveDecoder(UseCases useCases, Names architectures, Prices prices, boolean faults) {
    this.useCases = useCases.names();
    this.architectures = architectures;
    this.ours = useCases.ours();
    this.crowds = useCases.ofPlatforms();
    this.people = useCases.ofPeople();
    this.agents = useCases.ofAgents();
    this.prices = prices;
    this.faults = faults;
    metrics.addAll(metricNames());
  }

  private static List<String> metricNames() {
    return Metric.values().stream().map(Metric::name).toList();
  }

  /** Returns the objectives that are described well. */
  List<Objective> read(ValueReader section) {
    for (ValueReader item : section.list()) {
      if (item.isMapping()) {
        mapping(item, item.mapping(FORM));
      } else {
        sentence(item);
      }
    }
    if (!section.isFaulty()) {
      needy.forEach(this::check);
    }
    return objectives;
  }

  /** A time out of promises, and a time after faults, needs them. */
  private void check(Objective objective, ValueReader place) {
    String useCase = objective.useCase();
    if (objective.metric().needsFault() && !faults) {
      place.reject(
          "is about the time after a fault, and there is no fault",
          "list one in faults, or give a provider incidents");
    } else if (objectives.stream()
        .noneMatch(o -> o.useCase().equals(useCase) && o.windowed().isPresent())) {
      place.reject(
          "is about the promises of '%s' that every minute must keep, and there is none"
              .formatted(useCase),
          "add one, such as %s.availability >= 99%% or %s.latency.e2e.p99 <= 20s"
              .formatted(useCase, useCase));
    }
  }

  private void sentence(ValueReader item) {
    String text = item.text();
    if (item.isFaulty()) {
      return;
    }
    Matcher ofReplications = OF_REPLICATIONS.matcher(text);
    if (ofReplications.matches()) {
      Limit share =
          new Limit(
              item.part(ofReplications.start(3), ofReplications.group(3)).share(),
              ofReplications.group(2).equals(">="));
      sentence(item, ofReplications.group(1), ofReplications.start(1), share);
    } else {
      sentence(item, text, 0, null);
    }
  }

  /**
   * Reads a sentence.
   *
   * @param start where it begins in the item
   */
  private void sentence(ValueReader item, String text, int start, @Nullable Limit ofReplications) {
    Matcher matcher = SENTENCE.matcher(text);
    if (!matcher.matches()) {
      item.reject("must read USECASE.METRIC >= VALUE or <= VALUE", EXAMPLE);
      return;
    }
    String subject = matcher.group(1);
    int dot = subject.indexOf('.');
    boolean whole = isOfWhole(subject);
    if (!whole && (dot < 0 || metrics.contains(subject))) {
      item.reject("must start with the name of a use case and a dot", EXAMPLE);
      return;
    }
    int from = start + matcher.start(1);
    String useCase =
        whole ? Objective.WHOLE : useCases.read(item.part(from, subject.substring(0, dot)));
    ValueReader named =
        whole ? item.part(from, subject) : item.part(from + dot + 1, subject.substring(dot + 1));
    Metric metric = metric(named);
    if (metric == null) {
      return;
    }
    checkScope(metric, useCase, named);
    checkCrowd(metric, useCase, named);
    checkPeople(metric, useCase, named);
    checkAgents(metric, useCase, named);
    double limit = limit(item.part(start + matcher.start(3), matcher.group(3)), metric);
    if (!item.isFaulty()) {
      Limit kept = new Limit(limit, matcher.group(2).equals(">="));
      add(item, useCase, metric, kept, matcher.group(3), null, ofReplications);
    }
  }

  /** A use case of the same name comes first. */
  private boolean isOfWhole(String subject) {
    return Metric.named(subject).filter(metric -> metric.scope().isOfArchitecture()).isPresent()
        && !useCases.known().contains(subject.substring(0, Math.max(0, subject.indexOf('.'))));
  }

  /** What a metric is a figure of must be there, and have a price if it is a cost. */
  private void checkScope(Metric metric, String useCase, ValueReader named) {
    if (named.isFaulty()) {
      return;
    }
    boolean whole = useCase.equals(Objective.WHOLE);
    if (!whole && !metric.scope().isOfUseCase()) {
      named.reject("is the cost of all use cases together, not of one", WHOLE_EXAMPLE);
    } else if (!metric.paidFor().isEmpty() && !prices.haveAny(metric.paidFor(), useCase)) {
      named.reject(
          "is the cost of what has no price",
          "give one: ticket_cost of a use case, price of a provider, desk or batch, reserved of a"
              + " tier, or fixed_cost of an architecture");
    }
  }

  /** Users are those of a platform. */
  private void checkCrowd(Metric metric, String useCase, ValueReader named) {
    if (metric.equals(Metrics.USERS_LOST) && !named.isFaulty() && !crowds.contains(useCase)) {
      named.reject(
          "is about the users of a platform, and '%s' is the work of none".formatted(useCase),
          "give it users_of: PLATFORM");
    }
  }

  /** People in a closed loop are there or not. */
  private void checkPeople(Metric metric, String useCase, ValueReader named) {
    if (!Metrics.OF_PEOPLE.contains(metric) || named.isFaulty()) {
      return;
    }
    if (!people.contains(useCase)) {
      named.reject(
          "is about people in a closed loop, and '%s' has arrivals".formatted(useCase),
          "give it people in place of arrivals");
    } else if (metric.equals(Metrics.TIME_LOST) && !faults) {
      named.reject(
          "is beside the same people where nothing goes wrong, and here nothing does",
          "list what goes wrong under faults, or ask for people.waited");
    }
  }

  /** Agents are there or not. */
  private void checkAgents(Metric metric, String useCase, ValueReader named) {
    if (Metrics.OF_AGENTS.contains(metric) && !named.isFaulty() && !agents.contains(useCase)) {
      named.reject(
          "is about agents, and the work of '%s' are single calls".formatted(useCase),
          "give it a workflow");
    }
  }

  private void mapping(ValueReader item, MappingReader in) {
    Metric metric = metric(in.get(METRIC));
    ValueReader whose = in.find(USE_CASE);
    String useCase = whose == null ? null : useCases.read(whose);
    ValueReader other = in.find(VERSUS);
    String versus = other == null ? null : architectures.read(other);
    boolean atMost = in.has(AT_MOST);
    boolean atLeast = in.has(AT_LEAST);
    Key<ValueReader> key = atLeast ? AT_LEAST : AT_MOST;
    if (metric == null || !in.has(key)) {
      in.finish();
      if (!in.isFaulty()) {
        in.error("needs at_most or at_least", "for example {metric: tickets, at_most: 100}");
      }
      return;
    }
    if (atMost && atLeast) {
      in.error("has both at_most and at_least", "make two objectives of it");
    }
    boolean whole = useCase == null && metric.scope().isOfArchitecture();
    if (whole) {
      checkScope(metric, Objective.WHOLE, in.value(METRIC));
    } else if (useCase != null) {
      checkScope(metric, useCase, in.value(METRIC));
    }
    if (!whole && useCase == null && ours.isEmpty() && !useCases.known().isEmpty()) {
      in.error("names no use_case, and none is of the tenant 'ourselves'", null);
    }
    ValueReader value = in.get(key);
    double limit = versus == null ? limit(value, metric) : relative(value);
    in.finish();
    if (!in.isFaulty()) {
      List<String> each = useCase == null ? ours : List.of(useCase);
      for (String about : whole ? List.of(Objective.WHOLE) : each) {
        checkCrowd(metric, about, in.value(METRIC));
        checkPeople(metric, about, in.value(METRIC));
        checkAgents(metric, about, in.value(METRIC));
        add(item, about, metric, new Limit(limit, atLeast), value.text(), versus, null);
      }
    }
  }

  private void add(
      ValueReader item,
      String useCase,
      Metric metric,
      Limit limit,
      String value,
      @Nullable String versus,
      @Nullable Limit ofReplications) {
    String text =
        ofReplications != null
            ? item.text().strip()
            : "%s%s %s %s%s"
                .formatted(
                    useCase.equals(Objective.WHOLE) ? "" : useCase + ".",
                    metric.name(),
                    limit.atLeast() ? ">=" : "<=",
                    value.strip(),
                    versus == null ? "" : " of " + versus);
    Objective objective = new Objective(text, useCase, metric, limit, versus, ofReplications);
    objectives.add(objective);
    if (metric.needsPromise() || metric.needsFault()) {
      needy.put(objective, item);
    }
  }

  private @Nullable Metric metric(ValueReader value) {
    Optional<Metric> metric = Metric.named(value.text());
    return metric.or(() -> Metric.named(value.reference("metric", metrics))).orElse(null);
  }

  /** Returns a limit in the unit of a metric. */
  private static double limit(ValueReader value, Metric metric) {
    if (metric.equals(Metrics.QUALITY)) {
      return value.quality();
    }
    return switch (metric.unit()) {
      case "s" -> value.nanos() / 1e9;
      case "min" -> value.nanos() / 60e9;
      case "h" -> value.nanos() / 3_600e9;
      case "share" -> value.share();
      case Metric.MONEY -> value.money();
      default -> value.number();
    };
  }

  /** Returns a multiple of another architecture's value. */
  private static double relative(ValueReader value) {
    return value.endsWith("x") ? value.multiplier() : value.share();
  }
}
