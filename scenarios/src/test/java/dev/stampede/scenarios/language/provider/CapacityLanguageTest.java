package dev.stampede.scenarios.language.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution.Constant;
import dev.stampede.engine.random.Distribution.Exponential;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.models.capacity.AutoscalerSpec.Direction;
import dev.stampede.models.capacity.AutoscalerSpec.Hpa;
import dev.stampede.models.capacity.AutoscalerSpec.Keda;
import dev.stampede.models.capacity.AutoscalerSpec.Knative;
import dev.stampede.models.capacity.AutoscalerSpec.Metric;
import dev.stampede.models.capacity.AutoscalerSpec.Policy;
import dev.stampede.models.capacity.AutoscalerSpec.Schedule;
import dev.stampede.models.capacity.AutoscalerSpec.Select;
import dev.stampede.models.capacity.AutoscalerSpec.Step;
import dev.stampede.models.capacity.AutoscalerSpec.Target;
import dev.stampede.models.capacity.ScalingSpec;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.CapacityCut;
import dev.stampede.models.fault.DoorClosed;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Gray;
import dev.stampede.models.fault.IncidentSpec;
import dev.stampede.models.fault.IncidentSpec.Hazard;
import dev.stampede.models.fault.IncidentSpec.Severity;
import dev.stampede.models.fault.OfUsers;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.QuotaCut;
import dev.stampede.models.fault.Regression;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.fault.Stall;
import dev.stampede.models.fault.StreamCut;
import dev.stampede.scenarios.language.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario may say about capacity over time and what goes wrong, and mistakes in it. */
class CapacityLanguageTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private static Reading with(String provider, String more) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/s}}}
        architectures: {single: {ladder: [north]}}
        providers:
          north:
            engine: {servers: 20, service: 1s}
        %s
        %s
        """
            .formatted(provider.indent(4).stripTrailing(), more));
  }

  private static ScalingSpec scaling(String text) {
    ScalingSpec scaling =
        with("autoscaler: " + text, "").scenario().trial().providers().get(0).scaling();
    if (scaling == null) {
      throw new AssertionError("there is no autoscaler");
    }
    return scaling;
  }

  static FaultPlan plan(String provider, String more) {
    return with(provider, more).scenario().trial().faults();
  }

  private static Effect effect(String text) {
    String fault = "faults: [{id: a, provider: north, at: 1m, for: 2m, " + text + "}]";
    return plan("", fault).scheduled().get(0).effect();
  }

  @Test
  void hpa_hasTheDefaultsOfKubernetes() {
    ScalingSpec scaling = scaling("{hpa: {target: {utilization: 70%}, max_replicas: 40}}");
    Policy twice = new Policy(true, 100, 15 * SECOND);
    Policy four = new Policy(false, 4, 15 * SECOND);
    assertThat(scaling)
        .isEqualTo(
            new ScalingSpec(
                new Hpa(
                    new Target(Metric.UTILIZATION, 0.7),
                    1,
                    40,
                    15 * SECOND,
                    new Direction(0.1, 0, Select.MAX, List.of(twice, four)),
                    new Direction(0.1, 5 * MINUTE, Select.MAX, List.of(twice))),
                1,
                15 * SECOND,
                List.of(
                    new Constant(15),
                    Lognormal.ofPercentiles(60, 0.95, 300),
                    new Constant(40),
                    new Constant(60),
                    new Constant(0))));
  }

  @Test
  void hpa_takesAllThatABehaviourSays() {
    ScalingSpec scaling =
        scaling(
            """
            {hpa: {target: {rate: 120/min}, min_replicas: 2, max_replicas: 40, sync_period: 10s,
                  tolerance: 5%, behavior: {
                  scale_up: {tolerance: 0%, stabilization_window: 1m, select_policy: min, policies: [{percent: 900, period: 1m}]},
                  scale_down: {select_policy: disabled}}},
                  units_per_replica: 5, metric_lag: 1m, start: {load: 2m, warm_up: {dist: exponential, mean: 10s}}}""");
    Policy usual = new Policy(true, 100, 15 * SECOND);
    assertThat(scaling.autoscaler())
        .isEqualTo(
            new Hpa(
                new Target(Metric.RATE, 2),
                2,
                40,
                10 * SECOND,
                new Direction(0, MINUTE, Select.MIN, List.of(new Policy(true, 900, MINUTE))),
                new Direction(0.05, 5 * MINUTE, Select.DISABLED, List.of(usual))));
    assertThat(scaling.unitsPerReplica()).isEqualTo(5);
    assertThat(scaling.metricLagNanos()).isEqualTo(MINUTE);
    assertThat(scaling.start()).element(2).isEqualTo(new Constant(120));
    assertThat(scaling.start()).element(4).isEqualTo(new Exponential(10));
  }

  @Test
  void keda_hasItsDefaults() {
    ScalingSpec scaling = scaling("{keda: {target: {queued: 5}}, start: 90s}");
    assertThat(scaling.start()).containsExactly(new Constant(90));
    Keda keda = (Keda) scaling.autoscaler();
    assertThat(keda).isEqualTo(new Keda(0, 0, 30 * SECOND, 5 * MINUTE, 0, keda.hpa()));
    assertThat(keda.hpa().target()).isEqualTo(new Target(Metric.QUEUED, 5));
    assertThat(keda.hpa().minReplicas()).isEqualTo(1);
    assertThat(keda.maxReplicas()).isEqualTo(100);
  }

  @Test
  void knative_hasItsDefaults() {
    ScalingSpec scaling =
        scaling("{knative: {max_replicas: 50}, start: {dist: exponential, mean: 9s}}");
    assertThat(scaling)
        .isEqualTo(
            new ScalingSpec(
                new Knative(70, 0, 50, 2 * SECOND, MINUTE, 6 * SECOND, 2, 1000, 2, 30 * SECOND, 0),
                1,
                0,
                List.of(new Exponential(9))));
  }

  @Test
  void schedule_isAListOfSteps() {
    assertThat(scaling("{schedule: [{at: 0s, replicas: 4}, {at: 30m, replicas: 0}]}").autoscaler())
        .isEqualTo(new Schedule(List.of(new Step(0, 4), new Step(30 * MINUTE, 0))));
  }

  @ParameterizedTest
  @CsvSource({
    "utilization: 70%, UTILIZATION, 0.7",
    "concurrency: 12.5, CONCURRENCY, 12.5",
    "queued: 3, QUEUED, 3",
    "rate: 2/s, RATE, 2",
  })
  void targets(String text, Metric metric, double perReplica) {
    Hpa hpa = (Hpa) scaling("{hpa: {target: {" + text + "}, max_replicas: 3}}").autoscaler();
    assertThat(hpa.target()).isEqualTo(new Target(metric, perReplica));
  }

  @Test
  void faults_areOfManyKinds() {
    assertThat(effect("kind: front_door, status: 500, error_latency: 1s"))
        .isEqualTo(new DoorClosed(500, SECOND));
    assertThat(effect("kind: outage, hang: 2m")).isEqualTo(new Outage(503, 2 * MINUTE, true));
    assertThat(effect("kind: front_door, hang: 1s")).isEqualTo(new DoorClosed(503, SECOND, true));
    assertThat(effect("kind: stall")).isEqualTo(new Stall());
    assertThat(effect("kind: capacity, capacity: 40%")).isEqualTo(new CapacityCut(0.4));
    assertThat(effect("kind: gray, share: 10%, hang: 10m"))
        .isEqualTo(new Gray(0.1, 10 * MINUTE, true));
    assertThat(effect("kind: gray, share: 10%, late: 30s"))
        .isEqualTo(new Gray(0.1, 30 * SECOND, false));
    assertThat(effect("kind: stream_cut, share: 5%, after: 50%"))
        .isEqualTo(new StreamCut(0.05, 0, 0.5));
    assertThat(effect("kind: stream_cut, share: 5%, after_tokens: 100"))
        .isEqualTo(new StreamCut(0.05, 100, 0));
    assertThat(effect("kind: quality, factor: 80%")).isEqualTo(new Regression(0.8, 1));
    assertThat(effect("kind: quality, quality: 0.5")).isEqualTo(new Regression(1, 0.5));
    assertThat(effect("kind: quota_cut, limits: 50%")).isEqualTo(new QuotaCut(0.5));
    assertThat(
            plan(
                    "",
                    "faults: [{id: a, provider: north, at: 1m, for: 2m, kind: outage, recover: 3m}]")
                .scheduled())
        .containsExactly(
            new FaultSpec("a", "north", MINUTE, 2 * MINUTE, 3 * MINUTE, new Outage(503, 0)));
  }

  @Test
  void effects_addTimeAndSpareUsers() {
    assertThat(effect("kind: slow, adds: 30s")).isEqualTo(new Slow(1, 30 * SECOND));
    assertThat(effect("kind: slow, factor: 2x, adds: 30s")).isEqualTo(new Slow(2, 30 * SECOND));
    assertThat(effect("kind: slow, adds: 1s, of_users: 30%"))
        .isEqualTo(new OfUsers(new Slow(1, SECOND), 0.3));
    assertThat(effect("kind: outage, of_users: 40%"))
        .isEqualTo(new OfUsers(new Outage(503, 0), 0.4));
    assertThat(effect("kind: front_door, of_users: 40%"))
        .isEqualTo(new OfUsers(new DoorClosed(503, 0), 0.4));
    assertThat(effect("kind: brownout, errors: 10%, of_users: 40%"))
        .isEqualTo(new OfUsers(new Brownout(0.1, 503, 0), 0.4));
    assertThat(effect("kind: gray, share: 10%, late: 1s, of_users: 40%"))
        .isEqualTo(new OfUsers(new Gray(0.1, SECOND, false), 0.4));
    assertThat(effect("kind: stream_cut, share: 10%, after: 50%, of_users: 40%"))
        .isEqualTo(new OfUsers(new StreamCut(0.1, 0, 0.5), 0.4));
    assertThat(effect("kind: quality, factor: 50%, share: 20%"))
        .isEqualTo(new Regression(0.5, 1, 0.2));
  }

  @Test
  void incidents_comeFromAPreset() {
    assertThat(plan("incidents: {preset: anthropic-2024}", "").incidents())
        .containsExactly(
            new IncidentSpec(
                "north",
                0.7,
                177.6 * 3600,
                new Lognormal(3.91 + StrictMath.log(60), 1.46),
                24 * HOUR,
                Hazard.WORKING_HOURS,
                0,
                List.of(
                    new Severity(0.03, 0, new Outage(503, 0)),
                    new Severity(0.12, 0, new Brownout(0.2, 503, 0)),
                    new Severity(0.15, 0, new Slow(2)))));
    IncidentSpec openai = plan("incidents: {preset: openai-2024}", "").incidents().get(0);
    assertThat(openai.meanBetweenSeconds()).isEqualTo(53.5 * 3600);
    assertThat(openai.repair()).isEqualTo(new Lognormal(4.37 + StrictMath.log(60), 1.23));
  }

  @Test
  void incidents_areToldInFull_alsoOfWhatProvidersDependOn() {
    FaultPlan plan =
        plan(
            "depends_on: [cloud]",
            """
            dependencies:
              cloud:
                incidents:
                  mean_between: 20m
                  shape: 1
                  repair: {dist: exponential, mean: 5m}
                  longest: 1h
                  hazard: uniform
                  week_time: 1d
                  severities: [{probability: 60%, kind: outage, recover: 2m}]
            faults: [{id: a, provider: cloud, at: 1m, for: 2m, kind: slow, factor: 2x}]
            """);
    assertThat(plan)
        .isEqualTo(
            new FaultPlan(
                List.of(new FaultSpec("a", "cloud", MINUTE, 2 * MINUTE, new Slow(2))),
                List.of(
                    new IncidentSpec(
                        "cloud",
                        1,
                        1200,
                        new Exponential(300),
                        HOUR,
                        Hazard.UNIFORM,
                        24 * HOUR,
                        List.of(new Severity(0.6, 2 * MINUTE, new Outage(503, 0))))),
                Map.of("north", List.of("cloud"))));
  }

  @Test
  void autoscalers_areOfOneKindAndHaveATarget() {
    with("autoscaler: {hpaa: {max_replicas: 3}}", "")
        .complains(
            "scenario.yaml:9:18: error: unknown key 'hpaa' in providers.north.autoscaler",
            "    autoscaler: {hpaa: {max_replicas: 3}}",
            "                 ^",
            "  help: did you mean 'hpa'?");
    with("autoscaler: {hpa: {max_replicas: 3, target: {utilization: 70%, queued: 5}}}", "")
        .complains(
            "scenario.yaml:9:41: error: providers.north.autoscaler.hpa.target: needs one of"
                + " utilization, concurrency, queued, rate",
            "    autoscaler: {hpa: {max_replicas: 3, target: {utilization: 70%, queued: 5}}}",
            "                                        ^",
            "  help: what each replica should have, for example {utilization: 70%}");
    with("autoscaler: {units_per_replica: 2}", "")
        .complains(
            "scenario.yaml:9:5: error: providers.north.autoscaler: needs a kind",
            "    autoscaler: {units_per_replica: 2}",
            "    ^",
            "  help: one of hpa, keda, knative, schedule");
  }

  @Test
  void replicas_makeUpTheEngine_andStepsAreInOrder() {
    with("autoscaler: {units_per_replica: 3, schedule: [{at: 1m, replicas: 2}]}", "")
        .complains(
            "scenario.yaml:9:5: error: providers.north.autoscaler (a mapping) must make whole"
                + " replicas of the engine, by its units_per_replica",
            "    autoscaler: {units_per_replica: 3, schedule: [{at: 1m, replicas: 2}]}",
            "    ^");
    with("autoscaler: {schedule: [{at: 2m, replicas: 2}, {at: 1m, replicas: 2}]}", "")
        .complains(
            "scenario.yaml:9:52: error: providers.north.autoscaler.schedule[1] does not come after"
                + " the step before",
            "    autoscaler: {schedule: [{at: 2m, replicas: 2}, {at: 1m, replicas: 2}]}",
            "                                                   ^");
  }

  @Test
  void faultThatHangs_hasNoStatus() {
    with(
            "",
            """
            faults:
              - {id: a, provider: north, at: 1m, for: 1m, kind: outage, hang: 1m, status: 529}""")
        .complains(
            "scenario.yaml:11:5: error: faults[0]: a call that hangs gets no status",
            "    - {id: a, provider: north, at: 1m, for: 1m, kind: outage, hang: 1m, status: 529}",
            "      ^",
            "  help: leave out status and error_latency, or hang");
  }

  @Test
  void faults_sayOneOfTwo_andOnlySomeRecover() {
    with(
            "",
            """
            faults:
              - {id: a, provider: north, at: 1m, for: 1m, kind: gray, share: 1%}
              - {id: b, provider: north, at: 1m, for: 1m, kind: slow, factor: 2x, recover: 1m}""")
        .complains(
            "scenario.yaml:11:5: error: faults[0]: needs one of hang and late",
            "    - {id: a, provider: north, at: 1m, for: 1m, kind: gray, share: 1%}",
            "      ^",
            "  help: for example {hang: 10m} or {late: 30s}",
            "scenario.yaml:12:71: error: unknown key 'recover' in faults[1]",
            "    ..., provider: north, at: 1m, for: 1m, kind: slow, factor: 2x, recover: 1m}",
            "                                                                   ^",
            "  help: known keys: id, provider, tier, cell, at, for, flap, announced_after, resolved_after,"
                + " page_down, kind, factor, adds, of_users");
  }

  @Test
  void slowFaults_sayHowSlow_andAFactorIsForAll() {
    with(
            "",
            """
            faults:
              - {id: a, provider: north, at: 1m, for: 1m, kind: slow}
              - {id: b, provider: north, at: 1m, for: 1m, kind: slow, factor: 2x, of_users: 5%}""")
        .complains(
            "scenario.yaml:11:5: error: faults[0]: needs factor, adds, or both",
            "    - {id: a, provider: north, at: 1m, for: 1m, kind: slow}",
            "      ^",
            "  help: for example {factor: 3x} or {adds: 30s}",
            "scenario.yaml:12:5: error: faults[1]: a factor makes everybody slow, not some users",
            "    - {id: b, provider: north, at: 1m, for: 1m, kind: slow, factor: 2x, of_users: 5%}",
            "      ^",
            "  help: say adds, or leave out of_users");
  }

  @Test
  void flaps_sayWhenTheyAreBad_andNotForLongerThanAPeriod() {
    with(
            "",
            """
            faults:
              - {id: a, provider: north, at: 1m, for: 1m, kind: stall, flap: {every: 5s}}
              - {id: b, provider: north, at: 1m, for: 1m, kind: stall, flap: {every: 5s, for: 6s}}""")
        .complains(
            "scenario.yaml:11:60: error: faults[0].flap: needs for, chance, or both",
            "    - {id: a, provider: north, at: 1m, for: 1m, kind: stall, flap: {every: 5s}}",
            "                                                             ^",
            "  help: for example {every: 10m, for: 5m} or {every: 5m, chance: {from: 20%, to: 100%}}",
            "scenario.yaml:12:83: error: a period is not bad for longer than it lasts",
            "    ...north, at: 1m, for: 1m, kind: stall, flap: {every: 5s, for: 6s}}",
            "                                                                   ^",
            "  help: say at most 'every'");
  }

  @Test
  void incidents_needAPresetOrFigures_andKnownSources() {
    with(
            "incidents: {preset: openai}\ndepends_on: [clout]",
            "dependencies: {cloud: {incidents: {mean_between: 1h}}, north: {}}")
        .complains(
            "scenario.yaml:9:25: error: providers.north.incidents.preset (openai) is not one of"
                + " the choices",
            "    incidents: {preset: openai}",
            "                        ^",
            "  help: one of: openai-2024, anthropic-2024",
            "scenario.yaml:10:18: error: unknown dependency 'clout' in providers.north.depends_on[0]",
            "    depends_on: [clout]",
            "                 ^",
            "  help: did you mean 'cloud'?",
            "scenario.yaml:11:24: error: missing key 'repair' in dependencies.cloud.incidents",
            "    dependencies: {cloud: {incidents: {mean_between: 1h}}, north: {}}",
            "                           ^",
            "scenario.yaml:11:56: error: a provider is called 'north', too",
            "    dependencies: {cloud: {incidents: {mean_between: 1h}}, north: {}}",
            "                                                           ^");
    with("incidents: {mean_between: 10s, repair: 1s}", "")
        .complains(
            "scenario.yaml:9:17: error: providers.north.incidents.mean_between (10s) must be at"
                + " least 60.0",
            "    incidents: {mean_between: 10s, repair: 1s}",
            "                ^");
  }
}
