package dev.stampede.scenarios.language;

import dev.stampede.experiments.tally.Limit;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code objectives}: sentences such as {@code chat.availability >= 99.5%}, or mappings. In
 * {@code P(chat.availability >= 99%) >= 95%} each replication must keep the sentence inside by
 * itself, and so many of them must.
 */
final class ObjectiveDecoder {
  private static final Pattern SENTENCE =
      Pattern.compile("\\s*([^<>=\\s]+)\\s*(>=|<=)\\s*(\\S(?:.*\\S)?)\\s*");

  private static final Pattern OF_REPLICATIONS =
      Pattern.compile("\\s*P\\((.*)\\)\\s*(>=|<=)\\s*(\\S(?:.*\\S)?)\\s*");

  private static final String EXAMPLE = "for example chat.availability >= 99.5%";

  private final Names useCases;
  private final Names architectures;
  private final List<String> ours;
  private final Set<String> metrics = new LinkedHashSet<>();
  private final List<Objective> objectives = new ArrayList<>();

  /**
   * Creates a decoder.
   *
   * @param ours the use cases that an objective is about if it names none
   */
  ObjectiveDecoder(Names useCases, Names architectures, List<String> ours) {
    this.useCases = useCases;
    this.architectures = architectures;
    this.ours = ours;
    Metric.values().forEach(metric -> metrics.add(metric.name()));
  }

  /** Returns the objectives that are described well. */
  List<Objective> read(ValueReader section) {
    for (ValueReader item : section.list()) {
      if (item.isMapping()) {
        mapping(item.mapping());
      } else {
        sentence(item);
      }
    }
    return objectives;
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
    if (dot < 0 || metrics.contains(subject)) {
      item.reject("must start with the name of a use case and a dot", EXAMPLE);
      return;
    }
    String useCase = useCases.read(item.part(start + matcher.start(1), subject.substring(0, dot)));
    Metric metric =
        metric(item.part(start + matcher.start(1) + dot + 1, subject.substring(dot + 1)));
    if (metric == null) {
      return;
    }
    double limit = limit(item.part(start + matcher.start(3), matcher.group(3)), metric);
    if (!item.isFaulty()) {
      Limit kept = new Limit(limit, matcher.group(2).equals(">="));
      add(useCase, metric, kept, matcher.group(3), null, ofReplications, item.text());
    }
  }

  private void mapping(MappingReader in) {
    Metric metric = metric(in.required("metric"));
    String useCase = in.has("use_case") ? useCases.read(in.optional("use_case")) : null;
    String versus = in.has("versus") ? architectures.read(in.optional("versus")) : null;
    boolean atMost = in.has("at_most");
    boolean atLeast = in.has("at_least");
    String key = atLeast ? "at_least" : "at_most";
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
    if (useCase == null && ours.isEmpty() && !useCases.known().isEmpty()) {
      in.error("names no use_case, and none is of the tenant 'ourselves'", null);
    }
    ValueReader value = in.required(key);
    double limit = versus == null ? limit(value, metric) : relative(value);
    in.finish();
    if (!in.isFaulty()) {
      for (String about : useCase == null ? ours : List.of(useCase)) {
        add(about, metric, new Limit(limit, atLeast), value.text(), versus, null, "");
      }
    }
  }

  private void add(
      String useCase,
      Metric metric,
      Limit limit,
      String value,
      @Nullable String versus,
      @Nullable Limit ofReplications,
      String whole) {
    String text =
        ofReplications != null
            ? whole.strip()
            : "%s.%s %s %s%s"
                .formatted(
                    useCase,
                    metric.name(),
                    limit.atLeast() ? ">=" : "<=",
                    value.strip(),
                    versus == null ? "" : " of " + versus);
    objectives.add(new Objective(text, useCase, metric, limit, versus, ofReplications));
  }

  private @Nullable Metric metric(ValueReader value) {
    Optional<Metric> metric = Metric.named(value.reference("metric", metrics));
    return metric.orElse(null);
  }

  /** Returns a limit in the unit of a metric. */
  private static double limit(ValueReader value, Metric metric) {
    if (metric.equals(Metrics.QUALITY)) {
      return value.quality();
    }
    return switch (metric.unit()) {
      case "s" -> value.nanos() / 1e9;
      case "share" -> value.share();
      case "USD" -> value.usd();
      default -> value.number();
    };
  }

  /** Returns a multiple of another architecture's value. */
  private static double relative(ValueReader value) {
    return value.endsWith("x") ? value.multiplier() : value.share();
  }
}
