package dev.stampede.scenarios.language.demand;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.arrival.Pattern;
import dev.stampede.models.arrival.Poisson;
import dev.stampede.models.arrival.pattern.Batches;
import dev.stampede.models.arrival.pattern.Clients;
import dev.stampede.models.arrival.pattern.GammaGaps;
import dev.stampede.models.arrival.pattern.GapLaw;
import dev.stampede.models.arrival.pattern.Hawkes;
import dev.stampede.models.arrival.pattern.Mmpp;
import dev.stampede.models.arrival.pattern.Renewal;
import dev.stampede.models.arrival.pattern.WeibullGaps;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Reads {@code pattern}, {@code clients} and {@code batch}: how arrivals scatter about a rate. */
final class PatternDecoder {
  private static final Pattern STAND_IN = new Poisson();
  private static final double LOWEST_WEIBULL_CV = 0.02;

  private static final Key<Double> GAMMA_CV =
      Key.required(
          "cv",
          Type.decimal(0, GammaGaps.HIGHEST_CV),
          "standard deviation of the gaps / their mean; 1 is Poisson, 0 is regular");
  private static final Key<Double> WEIBULL_CV =
      Key.required(
          "cv",
          Type.decimal(LOWEST_WEIBULL_CV, GammaGaps.HIGHEST_CV),
          "standard deviation of the gaps / their mean; 1 is Poisson");
  private static final Key<Double> BRANCHING =
      Key.required("branching", Type.SHARE, "how many others each brings, below 100%");
  private static final Key<Long> DECAY =
      Key.required("decay", Type.POSITIVE_TIME, "mean time until one of these comes");
  private static final Key<Double> TIMES =
      Key.required("times", Type.MULTIPLIER, "its rate beside that of the others");
  private static final Key<Long> LASTS =
      Key.required("lasts", Type.POSITIVE_TIME, "how long on average");
  private static final Form STATE = Form.of("state-of-mmpp", "a calm or busy time", TIMES, LASTS);
  private static final Key<List<ValueReader>> STATES =
      Key.required(
          "states",
          Type.list(new Shape.Keys(STATE), 2),
          "at least two, which follow each other; the mean stays the rate");

  /** Reads one kind. */
  private interface Reading {
    Pattern of(MappingReader in);
  }

  private static final Kinds<Reading> KINDS =
      new Kinds<>(
          "pattern",
          List.of(
              Kind.of(
                  "poisson",
                  Form.of("poisson", "people who do not know of each other"),
                  in -> in.build(Poisson::new, STAND_IN)),
              Kind.of(
                  "gamma",
                  Form.of("gamma", "gaps by a gamma law", GAMMA_CV),
                  in -> renewal(in, GAMMA_CV, GammaGaps::new)),
              Kind.of(
                  "weibull",
                  Form.of("weibull-gaps", "gaps by a Weibull law", WEIBULL_CV),
                  in -> renewal(in, WEIBULL_CV, WeibullGaps::ofCv)),
              Kind.of(
                  "hawkes",
                  Form.of("hawkes", "people who bring others", BRANCHING, DECAY),
                  PatternDecoder::hawkes),
              Kind.of(
                  "mmpp", Form.of("mmpp", "calm and busy times", STATES), PatternDecoder::mmpp)));

  private static final Key<Pattern> PATTERN =
      Key.optional(
          "pattern",
          Type.of(
              new Shape.Called("pattern", new Shape.Element(KINDS, "")), PatternDecoder::pattern),
          "poisson",
          "how arrivals scatter about the rate");
  private static final Key<Integer> COUNT =
      Key.required("count", Type.count(1, Clients.MOST), "how many there are");
  private static final Key<Double> ZIPF =
      Key.optional(
          "zipf",
          Type.decimal(0, 10),
          "0",
          "how unequal they are: the k-th largest has a share as 1 / k^zipf; 1.15 for 160 clients"
              + " gives the top ten 62%");
  private static final Key<Distribution> CLIENT_CV =
      Key.open(
          "cv",
          DistributionDecoder.NUMBER.any(),
          "1",
          "standard deviation of a client's gaps / their mean, by a gamma law");
  private static final Key<MappingReader> CLIENTS =
      Key.open(
          "clients",
          Type.mapping(
              Form.of("clients", "clients of very different size", COUNT, ZIPF, CLIENT_CV)),
          "any number of small ones",
          "who makes it; in place of a pattern");
  private static final Key<Distribution> BATCH =
      Key.open(
          "batch",
          DistributionDecoder.NUMBER.withMean(),
          "1",
          "how many pieces of work arrive together; the rate stays that of single ones");

  static final Form FORM =
      Form.of("scatter", "how arrivals scatter about a rate", PATTERN, CLIENTS, BATCH)
          .rule(Form.Count.AT_MOST_ONE, PATTERN, CLIENTS);

  private PatternDecoder() {}

  /** Reads the keys of {@link #FORM}. */
  static Pattern read(MappingReader in) {
    Pattern pattern = in.get(PATTERN);
    MappingReader many = in.find(CLIENTS);
    if (many != null && in.has(PATTERN)) {
      in.error("has both a pattern and clients", "leave one out");
    }
    Pattern single = many == null ? pattern : clients(many);
    Distribution batch = in.find(BATCH);
    return batch == null ? single : in.check(() -> new Batches(batch, single), single);
  }

  private static Pattern pattern(ValueReader value) {
    return KINDS.read(value, Reading::of, STAND_IN);
  }

  private static Pattern renewal(MappingReader in, Key<Double> key, DoubleFunction<GapLaw> gaps) {
    double cv = in.get(key);
    return in.build(() -> new Renewal(gaps.apply(cv)), STAND_IN);
  }

  private static Pattern hawkes(MappingReader in) {
    double branching = in.get(BRANCHING);
    double decay = in.get(DECAY) / 1e9;
    return in.build(() -> new Hawkes(branching, decay), STAND_IN);
  }

  private static Pattern mmpp(MappingReader in) {
    List<Mmpp.State> states = new ArrayList<>();
    for (ValueReader item : in.get(STATES)) {
      MappingReader state = item.mapping(STATE);
      double times = state.get(TIMES);
      double lasts = state.get(LASTS) / 1e9;
      states.add(state.build(() -> new Mmpp.State(times, lasts), new Mmpp.State(1, 1)));
    }
    return in.build(() -> new Mmpp(states), STAND_IN);
  }

  private static Pattern clients(MappingReader in) {
    int count = in.get(COUNT);
    double zipf = in.get(ZIPF);
    Distribution cv = in.find(CLIENT_CV);
    return in.build(() -> new Clients(count, zipf, cv), STAND_IN);
  }
}
