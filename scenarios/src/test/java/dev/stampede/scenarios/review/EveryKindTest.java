package dev.stampede.scenarios.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution;
import dev.stampede.experiments.Experimenter;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.LocalExecutor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.Chance;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.fault.CapacityEffect;
import dev.stampede.models.fault.Struck;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.server.Engine;
import dev.stampede.models.server.EngineSite;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Status;
import dev.stampede.reports.explanation.Amplification;
import dev.stampede.reports.file.TreeJson;
import dev.stampede.reports.format.ReportFormats;
import dev.stampede.reports.page.ReportPage;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.scenarios.explain.Explainer;
import dev.stampede.scenarios.language.Blueprint;
import dev.stampede.scenarios.language.Language;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.language.architecture.PolicyDecoder;
import dev.stampede.scenarios.language.provider.EngineKind;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.review.NewKindsTest.Echo;
import dev.stampede.scenarios.review.NewKindsTest.Insist;
import dev.stampede.scenarios.review.NewKindsTest.StubbornInsisting;
import dev.stampede.scenarios.schema.JsonSchema;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Rule;
import dev.stampede.scenarios.text.Source;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A kind of each sort that only this test knows, from the file to the report: one class each, and a
 * line in a table of the language.
 */
class EveryKindTest {

  /**
   * Work arrives every 20 s, from 0 s on, and in a fog from 295 s to 395 s a crossing takes 9 s.
   */
  private static final String TEXT =
      """
      apiVersion: stampede/v1
      name: crossing
      duration: 10m
      demand:
        cars:
          arrivals: {metronome: 20s}
          tolerance: {deadline: 20s}
      providers:
        north: {engine: {ferry: {seats: 5, crossing: 3s}}, network: 0s}
      faults: [{id: haze, provider: north, kind: fog, at: 295s, for: 100s, thickness: 3x}]
      architectures:
        a: {chain: [{insist: {pause: 1s}}, {timeout: 5s}], ladder: [north, echo]}
      """;

  /** Arrivals at equal distances. */
  private record Metronome(long everyNanos) implements ArrivalSpec {

    @Override
    public ArrivalProcess open(Chance chance) {
      return new ArrivalProcess() {
        private long next;

        @Override
        public long next() {
          long arrives = next;
          next += everyNanos;
          return arrives;
        }

        @Override
        public void skip() {
          next += everyNanos;
        }

        @Override
        public void shape(Request request, RequestSpec spec) {
          spec.shape(request);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public DemandCurve expected() {
      return CurveDemand.constant(peakPerSecond());
    }

    @Override
    public double peakPerSecond() {
      return 1e9 / everyNanos;
    }

    @Override
    public @Nullable MeanTokens meanTokens() {
      return null;
    }
  }

  /** Seats, of which each takes one passenger at a time across. */
  private record Ferry(int seats, double crossing) implements EngineSpec {
    @Override
    public int rented() {
      return seats;
    }

    private ServersSpec pool() {
      return new ServersSpec(
          seats, new Distribution.Constant(crossing), UNBOUNDED, Discipline.FIFO, null);
    }

    @Override
    public Engine open(EngineSite site) {
      return pool().open(site);
    }

    @Override
    public int units() {
      return seats;
    }

    @Override
    public double capacity() {
      return seats;
    }

    @Override
    public boolean streams() {
      return false;
    }

    @Override
    public Discipline discipline() {
      return Discipline.FIFO;
    }

    @Override
    public boolean hasQueue() {
      return true;
    }

    @Override
    public double room() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean isUnlimited() {
      return true;
    }

    @Override
    public Set<Status> ends() {
      return Set.of();
    }

    @Override
    public boolean takesMarket() {
      return false;
    }

    @Override
    public boolean looksAtPrompts() {
      return false;
    }

    @Override
    public boolean looksAtAnswers() {
      return false;
    }

    @Override
    public double meanSeconds(Shape shape) {
      return crossing;
    }

    @Override
    public double idleSeconds(Shape shape, double u, double v) {
      return crossing;
    }
  }

  /** Everything takes longer. */
  private record Fog(double thickness) implements CapacityEffect {

    @Override
    public String kind() {
      return "fog";
    }

    @Override
    public void begin(Struck provider) {
      provider.slowDown(thickness);
    }
  }

  private static final Key<Long> EVERY =
      Key.required("metronome", Type.POSITIVE_TIME, "from one to the next");
  private static final Key<Integer> SEATS = Key.required("seats", Type.count(1), "for how many");
  private static final Key<Long> CROSSING =
      Key.required("crossing", Type.POSITIVE_TIME, "how long it takes");
  private static final Key<Double> THICKNESS =
      Key.required("thickness", Type.MULTIPLIER, "how many times as long it takes");
  private static final Key<Long> PAUSE =
      Key.optional("pause", Type.POSITIVE_TIME, "3s", "before the second try");
  private static final Form INSIST = Form.of("insist", "tries a second time", PAUSE);

  /** The standard one, and a line for each kind. */
  private static Language language() {
    Language standard = Language.standard();
    Kinds<PolicyDecoder> policies =
        standard.policies().and(Kind.of("insist", INSIST, (value, providers) -> insist(value)));
    return new Language(
        standard
            .arrivals()
            .and(
                Kind.of(
                    "metronome",
                    Form.of("metronome", "at equal distances", EVERY),
                    (decoder, in) -> new Metronome(in.get(EVERY)))),
        standard
            .engines()
            .and(
                EngineKind.of(
                    "ferry",
                    Form.of("ferry", "crosses with those who have a seat", SEATS, CROSSING),
                    (in, standIn) -> new Ferry(in.get(SEATS), in.get(CROSSING) / 1e9))),
        standard.autoscalers(),
        standard
            .effects()
            .and(
                Kind.of(
                    "fog",
                    Form.of("fog", "slows everything", THICKNESS),
                    in -> {
                      double thickness = in.get(THICKNESS);
                      return () -> new Fog(thickness);
                    })),
        policies,
        standard
            .with(policies)
            .rungs()
            .and(Kind.of("echo", Form.of("echo", "says it again"), (value, site) -> new Echo())));
  }

  private static PolicySpec insist(ValueReader value) {
    MappingReader in = value.mapping(INSIST);
    long pause = in.get(PAUSE);
    return in.build(() -> new Insist(pause), PolicyDecoder.STAND_IN);
  }

  private final Problems problems = new Problems();
  private final Effective effective = Effective.root();

  private Blueprint read(String text) {
    Blueprint read =
        new ScenarioReader(language())
            .scenario(
                Source.of("crossing.yaml", text),
                List.of(),
                Path.of(""),
                LocalDate.of(2026, 11, 29),
                problems,
                effective);
    return Objects.requireNonNull(read, problems::render);
  }

  @Test
  void scenario_isReadRunAndReported() {
    Blueprint read = read(TEXT);
    Experiment answer =
        new Experimenter(new LocalExecutor(1, text -> read.scenario().trial()))
            .run(read.scenario(), ProgressListener.NOBODY, new Cancellation())
            .orElseThrow();

    // 30 cars; the five of 300, 320 ... 380 s meet the fog twice, for 5 s each, and echo answers.
    UseCaseSummary cars = answer.summary().architectures().get(0).useCases().get(0);
    assertThat(cars.outcomes().full()).isEqualTo(25);
    assertThat(cars.outcomes().degraded()).isEqualTo(5);
    assertThat(cars.attempts().total()).isEqualTo(25 + 2 * 5);
    assertThat(cars.latencySeconds().e2e().max()).isEqualTo(5 + 1 + 5 + 1);
    assertThat(ReportPage.of(answer)).contains("insist", "echo", "fog");
    assertThat(ReportFormats.console(answer, false, "")).contains("cars");
  }

  @Test
  void scenario_isExplained() {
    Blueprint read = read(TEXT);
    Amplification worst =
        new Explainer(read.scenario(), effective, problems)
            .explain("crossing.yaml", null, false)
            .architectures()
            .get(0)
            .amplification();

    assertThat(worst.calls()).isEqualTo(BigInteger.TWO);
    assertThat(worst.worstSeconds()).isEqualTo(5 + 1 + 5 + 1);
  }

  @Test
  void scenario_isReviewed() {
    Blueprint read = read(TEXT);
    Review.forWarnings().judge(subject(read), problems);
    assertThat(problems.render()).isEmpty();

    Blueprint slow = read(TEXT.replace("pause: 1s", "pause: 11s"));
    new Review(List.of(new StubbornInsisting())).judge(subject(slow), problems);
    assertThat(problems.list())
        .extracting(Problem::rule)
        .containsExactly(Rule.WAIT_BEYOND_DEADLINE.id());
  }

  private Subject subject(Blueprint read) {
    return new Subject(read.scenario().trial(), effective, read.load());
  }

  @Test
  void schema_hasThem() {
    assertThat(TreeJson.write(JsonSchema.of(language().form())))
        .contains(
            "\"metronome\"", "\"ferry\"", "\"fog\"", "\"insist\"", "\"echo\"", "\"thickness\"");
  }

  @Test
  void mistakes_inThemHaveTheirPlace() {
    Blueprint read =
        new ScenarioReader(language())
            .scenario(
                Source.of("crossing.yaml", TEXT.replace("thickness", "thicknes")),
                List.of(),
                Path.of(""),
                LocalDate.of(2026, 11, 29),
                problems,
                effective);

    assertThat(read).isNull();
    assertThat(problems.render())
        .contains("crossing.yaml:10:", "unknown key 'thicknes'", "did you mean 'thickness'?");
  }
}
