package dev.stampede.scenarios.language.demand;

import static dev.stampede.scenarios.read.Condition.given;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Empirical;
import dev.stampede.engine.random.GaussianCopula;
import dev.stampede.models.work.CorrelatedLengths;
import dev.stampede.models.work.Criticality;
import dev.stampede.models.work.Lengths;
import dev.stampede.models.work.ObservedLengths;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.NumbersInFile;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.trace.NumberTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code request}: what a use case asks for. */
final class RequestDecoder {
  private static final Key<Distribution> INPUT =
      Key.open("input_tokens", DistributionDecoder.TOKENS.withMean(), "1", "tokens of a prompt");
  private static final Key<Distribution> OUTPUT =
      Key.open("output_tokens", DistributionDecoder.TOKENS.withMean(), "1", "tokens of an answer");
  private static final Key<Integer> MAX_TOKENS =
      Key.absent("max_tokens", Type.count(1), "unlimited", "answers stop at so many tokens");
  private static final Key<Boolean> STREAM =
      Key.optional(
          "stream", Type.FLAG, "false", "whether owners read answers while they are written");
  private static final Key<ValueReader> SERVICE_TIER =
      Key.absent(
          "service_tier",
          Type.reference("service tier"),
          "none",
          "the tier of the providers that it asks for");
  private static final Key<Distribution> CACHED =
      Key.absent(
          "cached_input",
          DistributionDecoder.SHARE.withMean(),
          "none",
          "share of the prompt that a prefix cache holds");
  private static final Key<Double> CORRELATION =
      Key.open(
          "correlation",
          Type.SIGNED_SHARE,
          "none",
          "of the ranks of both lengths, Spearman's: above 0% long prompts have long answers");

  private static final Key<String> FILE =
      Key.required("file", Type.TEXT, "a CSV file, plain or gzip, from the scenario's folder");
  private static final Key<String> INPUT_COLUMN =
      Key.required("input", Type.TEXT, "the column of the prompts' tokens");
  private static final Key<String> OUTPUT_COLUMN =
      Key.required("output", Type.TEXT, "the column of the answers' tokens");
  private static final Form OBSERVED =
      Form.of("lengths", "lengths that were observed together", FILE, INPUT_COLUMN, OUTPUT_COLUMN);
  private static final Key<MappingReader> LENGTHS =
      Key.open(
          "lengths",
          Type.mapping(OBSERVED),
          "as the laws say",
          "prompts with the answers that they had: rows of a file, each as likely as any other");

  private static final Key<Distribution> DIFFICULTY =
      Key.open(
          "difficulty",
          DistributionDecoder.SHARE.any(),
          "evenly from 0% to 100%",
          "how difficult matters are, for qualities that depend on it");

  private static final Key<Double> CRITICAL_PLUS =
      level("critical_plus", "work that must not fail: priority 9");
  private static final Key<Double> CRITICAL = level("critical", "work whose failure users see: 6");
  private static final Key<Double> SHEDDABLE_PLUS =
      level("sheddable_plus", "work that can wait: 3");
  private static final Key<Double> SHEDDABLE =
      level("sheddable", "work that may be left undone: 0");
  private static final Form LEVELS =
      Form.of(
          "criticality",
          "shares of the work that add up to 100%, each with a priority",
          CRITICAL_PLUS,
          CRITICAL,
          SHEDDABLE_PLUS,
          SHEDDABLE);
  private static final Key<MappingReader> CRITICALITY =
      Key.open(
          "criticality",
          Type.mapping(LEVELS),
          "all has the use case's priority",
          "how much of the work is how critical");

  static final Form FORM =
      Form.of(
              "request",
              "what a use case asks for",
              INPUT,
              OUTPUT,
              MAX_TOKENS,
              STREAM,
              SERVICE_TIER,
              CACHED)
          .and(CORRELATION, LENGTHS, DIFFICULTY, CRITICALITY)
          .none(given(LENGTHS), INPUT, OUTPUT, CORRELATION);

  private static final double ROUNDING = 1e-9;

  private final Names tiers;

  RequestDecoder(Names tiers) {
    this.tiers = tiers;
  }

  private static Key<Double> level(String name, String sentence) {
    return Key.optional(name, Type.SHARE, "0%", sentence);
  }

  /**
   * Reads it.
   *
   * @param replayed whether the arrivals bring lengths of their own
   */
  RequestSpec read(MappingReader in, boolean replayed) {
    boolean observed = in.has(LENGTHS);
    ObservedTable table = observed ? observed(in, replayed) : null;
    Distribution input =
        table == null
            ? tokens(in, INPUT, RequestSpec.UNIT.inputTokens(), replayed, observed)
            : table.input();
    Distribution output =
        table == null
            ? tokens(in, OUTPUT, RequestSpec.UNIT.outputTokens(), replayed, observed)
            : table.output();
    Lengths lengths = table == null ? lengths(in, replayed, observed) : table.lengths();
    int maxTokens = in.get(MAX_TOKENS, RequestSpec.UNIT.maxTokens());
    boolean stream = in.get(STREAM);
    ValueReader named = in.find(SERVICE_TIER);
    String tier = named == null ? null : tiers.read(named);
    Distribution cached = in.get(CACHED, RequestSpec.NOTHING_CACHED);
    Distribution difficulty = in.find(DIFFICULTY);
    Criticality criticality = in.has(CRITICALITY) ? criticality(in.get(CRITICALITY)) : null;
    return in.build(
        () ->
            new RequestSpec(
                input, output, maxTokens, stream, cached, tier, lengths, difficulty, criticality),
        RequestSpec.UNIT);
  }

  private static Distribution tokens(
      MappingReader in,
      Key<Distribution> key,
      Distribution absent,
      boolean replayed,
      boolean observed) {
    if (!in.has(key.name(), replayed ? "the trace's" : observed ? "the file's" : "1")) {
      return absent;
    }
    ValueReader value = in.value(key);
    return isBesides(value, replayed, observed) ? absent : key.type().read(value);
  }

  private static Lengths lengths(MappingReader in, boolean replayed, boolean observed) {
    if (!in.has(CORRELATION)) {
      return Lengths.APART;
    }
    ValueReader value = in.value(CORRELATION);
    if (isBesides(value, replayed, observed)) {
      return Lengths.APART;
    }
    return new CorrelatedLengths(GaussianCopula.ofRanks(CORRELATION.type().read(value)));
  }

  /** Reports what is said of lengths that come from somewhere else. */
  private static boolean isBesides(ValueReader value, boolean replayed, boolean observed) {
    if (replayed) {
      value.error(value.path() + " is given, but a trace brings its own tokens", "leave it out");
    } else if (observed) {
      value.error(value.path() + " is given, but lengths has both", "leave one of them out");
    }
    return replayed || observed;
  }

  /** What a file says of lengths. */
  private record ObservedTable(Distribution input, Distribution output, Lengths lengths) {}

  /** Reads lengths of a file; null if there is an error. */
  private static @Nullable ObservedTable observed(MappingReader in, boolean replayed) {
    ValueReader value = in.value(LENGTHS);
    MappingReader from = LENGTHS.type().read(value);
    ValueReader named = from.value(FILE);
    String name = FILE.type().read(named);
    List<String> columns = List.of(from.get(INPUT_COLUMN), from.get(OUTPUT_COLUMN));
    from.finish();
    isBesides(value, replayed, false);
    NumberTable table = from.isFaulty() ? null : NumbersInFile.read(named, name, columns);
    if (table == null || in.has(INPUT) || in.has(OUTPUT) || in.has(CORRELATION)) {
      return null;
    }
    double[] inputs = table.values(0);
    double[] outputs = table.values(1);
    Lengths pairs = new ObservedLengths(inputs, outputs);
    Arrays.sort(inputs);
    Arrays.sort(outputs);
    return new ObservedTable(
        new Empirical(inputs, table.mean(0)), new Empirical(outputs, table.mean(1)), pairs);
  }

  private static @Nullable Criticality criticality(MappingReader in) {
    double criticalPlus = in.get(CRITICAL_PLUS);
    double critical = in.get(CRITICAL);
    double sheddablePlus = in.get(SHEDDABLE_PLUS);
    double sheddable = in.get(SHEDDABLE);
    double all = criticalPlus + critical + sheddablePlus + sheddable;
    in.finish();
    if (!in.isFaulty() && Math.abs(all - 1) > ROUNDING) {
      in.error(
          "its shares add up to %s%%, not to 100%%".formatted(Math.round(all * 1e8) / 1e6),
          "for example {critical: 20%, sheddable: 80%}");
    }
    return in.isFaulty() ? null : new Criticality(criticalPlus, critical, sheddablePlus, sheddable);
  }
}
