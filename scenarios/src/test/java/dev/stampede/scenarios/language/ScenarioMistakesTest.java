package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a whole scenario is told about its mistakes, word by word. */
class ScenarioMistakesTest {
  private static final String SMALL =
      """
      apiVersion: stampede/v1
      name: small
      duration: 1h
      demand:
        chat:
          arrivals: {rate: 5/s}
      providers:
        north: {engine: {servers: 10, service: 1s}}
      architectures:
        single: {ladder: [north]}
      """;

  /** Returns the small scenario with texts in it replaced, pair by pair. */
  private static Reading with(String... replacements) {
    String text = SMALL;
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(text).contains(replacements[i]);
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return Reading.of(text);
  }

  @Test
  void smallScenario_isFine() {
    with().complains();
  }

  @Test
  void brokenYaml() {
    with("5/s}", "5/s")
        .complains(
            "scenario.yaml:7:10: error: expected ',' or '}'",
            "    providers:",
            "             ^",
            "  help: the mapping was opened on line 6, column 15");
  }

  @Test
  void duplicateKey() {
    with("duration: 1h", "duration: 1h\nname: twice")
        .complains(
            "scenario.yaml:4:1: error: duplicate key 'name'",
            "    name: twice",
            "    ^",
            "  help: it is first given on line 2, column 1");
  }

  @Test
  void unknownKeys_areReportedOnce_withASuggestion() {
    with("duration", "durtion", "rate:", "rte:", "servers:", "serverz:")
        .complains(
            "scenario.yaml:3:1: error: unknown key 'durtion'",
            "    durtion: 1h",
            "    ^",
            "  help: did you mean 'duration'?",
            "scenario.yaml:6:16: error: unknown key 'rte' in demand.chat.arrivals",
            "    arrivals: {rte: 5/s}",
            "               ^",
            "  help: did you mean 'rate'?",
            "scenario.yaml:8:20: error: unknown key 'serverz' in providers.north.engine",
            "    north: {engine: {serverz: 10, service: 1s}}",
            "                     ^",
            "  help: did you mean 'servers'?");
  }

  @Test
  void missingUnit() {
    with("1h", "60", "5/s", "5")
        .complains(
            "scenario.yaml:3:11: error: duration (60) has no unit",
            "    duration: 60",
            "              ^",
            "  help: did you mean '60s' or '60m'? a duration is a number with a unit (ns, us, ms,"
                + " s, m, h, d), for example 250ms, 30s or 1h30m",
            "scenario.yaml:6:22: error: demand.chat.arrivals.rate (5) has no unit",
            "    arrivals: {rate: 5}",
            "                     ^",
            "  help: did you mean '5/s' or '5/min'? a rate is a number per unit of time (/s, /min,"
                + " /h, /d), for example 40/s or 4000/min");
  }

  @Test
  void wrongUnit() {
    with("service: 1s", "service: 1/s")
        .complains(
            "scenario.yaml:8:42: error: providers.north.engine.service (1/s) has an unknown unit"
                + " '/s'",
            "    north: {engine: {servers: 10, service: 1/s}}",
            "                                           ^",
            "  help: a duration is a number with a unit (ns, us, ms, s, m, h, d), for example"
                + " 250ms, 30s or 1h30m");
  }

  @Test
  void numbersOutOfRange() {
    with("name: small", "name: small\nreplications: 0", "1s}}", "1s}, quality: 1.5}")
        .complains(
            "scenario.yaml:3:15: error: replications (0) must be from 1 to 100000",
            "    replications: 0",
            "                  ^",
            "  help: a whole number from 1 to 100000, for example 10",
            "scenario.yaml:9:56: error: providers.north.quality (1.5) must be from 0 to 1",
            "    north: {engine: {servers: 10, service: 1s}, quality: 1.5}",
            "                                                         ^",
            "  help: a quality is from 0 to 1, for example 0.85 or 85%");
  }

  @Test
  void rangesOfSpecs_areReportedAtTheirKeys() {
    with(
            "ladder:",
            "chain: [{circuit_breaker: {failure_rate_threshold: 0%}}], ladder:",
            "5/s",
            "0/s")
        .complains(
            "scenario.yaml:6:16: error: demand.chat.arrivals.rate (0/s) must be positive",
            "    arrivals: {rate: 0/s}",
            "               ^",
            "scenario.yaml:10:39: error:"
                + " architectures.single.chain[0].circuit_breaker.failure_rate_threshold (0%)"
                + " must be above 0 and at most 1 (0 % and 100 %)",
            "    single: {chain: [{circuit_breaker: {failure_rate_threshold: 0%}}], ladder: [north]}",
            "                                        ^");
  }

  @Test
  void replicas_areAWholeNumberFrom1To64() {
    String help = "  help: a whole number from 1 to 64, for example 10";
    with(
            "single: {ladder: [north]}",
            """
            none: {ladder: [north], replicas: 0}
              crowd: {ladder: [north], replicas: 65}
              pair: {ladder: [north], replicas: two}""")
        .complains(
            "scenario.yaml:10:37: error: architectures.none.replicas (0) must be from 1 to 64",
            "    none: {ladder: [north], replicas: 0}",
            "                                      ^",
            help,
            "scenario.yaml:11:38: error: architectures.crowd.replicas (65) must be from 1 to 64",
            "    crowd: {ladder: [north], replicas: 65}",
            "                                       ^",
            help,
            "scenario.yaml:12:37: error: architectures.pair.replicas (two) must be a whole number",
            "    pair: {ladder: [north], replicas: two}",
            "                                      ^",
            help);
  }

  @Test
  void danglingNames() {
    with(
            "[north]",
            "[noth]",
            "5/s}",
            "5/s}\n    served_by: singel",
            "architectures:",
            "faults: [{id: a, provider: nort, kind: outage, at: 1m, for: 1m}]\narchitectures:")
        .complains(
            "scenario.yaml:7:16: error: unknown architecture 'singel' in demand.chat.served_by",
            "    served_by: singel",
            "               ^",
            "  help: did you mean 'single'?",
            "scenario.yaml:10:28: error: unknown provider 'nort' in faults[0].provider",
            "    faults: [{id: a, provider: nort, kind: outage, at: 1m, for: 1m}]",
            "                               ^",
            "  help: did you mean 'north'?",
            "scenario.yaml:12:21: error: unknown provider 'noth' in architectures.single.ladder[0]",
            "    single: {ladder: [noth]}",
            "                      ^",
            "  help: did you mean 'north'?");
  }

  @Test
  void objectives_pointIntoTheirSentences() {
    Reading.of(
            SMALL
                + """
                objectives:
                  - chat.availabilty >= 99.5%
                  - chta.tickets <= 10
                  - chat.availability >= 99.5
                  - chat.availability = 3%
                  - {metric: tickets}
                  - {metric: tickets, at_most: 10, versus: single}
                """)
        .complains(
            "scenario.yaml:12:10: error: unknown metric 'availabilty' in objectives[0]",
            "    - chat.availabilty >= 99.5%",
            "           ^",
            "  help: did you mean 'availability'?",
            "scenario.yaml:13:5: error: unknown use case 'chta' in objectives[1]",
            "    - chta.tickets <= 10",
            "      ^",
            "  help: did you mean 'chat'?",
            "scenario.yaml:14:26: error: objectives[2] (99.5) has no unit",
            "    - chat.availability >= 99.5",
            "                           ^",
            "  help: did you mean '99.5%'? a share is from 0% to 100%, for example 34%",
            "scenario.yaml:15:5: error: objectives[3] (chat.availability = 3%) must read"
                + " USECASE.METRIC >= VALUE or <= VALUE",
            "    - chat.availability = 3%",
            "      ^",
            "  help: for example chat.availability >= 99.5%",
            "scenario.yaml:16:5: error: objectives[4]: needs at_most or at_least",
            "    - {metric: tickets}",
            "      ^",
            "  help: for example {metric: tickets, at_most: 100}",
            "scenario.yaml:17:32: error: objectives[5].at_most (10) has no unit",
            "    - {metric: tickets, at_most: 10, versus: single}",
            "                                 ^",
            "  help: did you mean '10%'? a share is from 0% to 100%, for example 34%");
  }

  @Test
  void emptySections() {
    with(
            "\n  chat:\n    arrivals: {rate: 5/s}",
            " {}",
            "\n  north: {engine: {servers: 10, service: 1s}}",
            " {}",
            "\n  single: {ladder: [north]}",
            " {}")
        .complains(
            "scenario.yaml:4:9: error: demand has no use case",
            "    demand: {}",
            "            ^",
            "  help: for example demand: {chat: {arrivals: {rate: 40/s}}}",
            "scenario.yaml:5:12: error: providers has no provider",
            "    providers: {}",
            "               ^",
            "  help: for example providers: {north: {engine: {servers: 10, service: 8s}}}",
            "scenario.yaml:6:16: error: architectures has no architecture",
            "    architectures: {}",
            "                   ^",
            "  help: for example architectures: {single: {ladder: [north]}}");
  }

  @Test
  void zeroDuration_isTheOnlyMistake() {
    with("1h", "0s\nwarmup: 10m")
        .complains(
            "scenario.yaml:3:11: error: duration (0s) must be positive",
            "    duration: 0s",
            "              ^",
            "  help: a duration is a number with a unit (ns, us, ms, s, m, h, d), for example"
                + " 250ms, 30s or 1h30m");
  }

  @Test
  void times_mustFitTheDuration() {
    with("1h", "1h\nwarmup: 1h\ninterval: 1ms")
        .complains(
            "scenario.yaml:4:9: error: warmup (1h) must be shorter than the duration",
            "    warmup: 1h",
            "            ^",
            "scenario.yaml:5:11: error: interval (1ms) makes more than 10000 intervals",
            "    interval: 1ms",
            "              ^",
            "  help: leave it out, and at most 240 intervals are made");
  }

  @Test
  void version_isAskedFor() {
    with("apiVersion: stampede/v1\n", "")
        .complains(
            "scenario.yaml:1:1: error: missing key 'apiVersion'",
            "    name: small",
            "    ^",
            "  help: start the file with 'apiVersion: stampede/v1'");
    with("/v1", "/v2")
        .complains(
            "scenario.yaml:1:13: error: apiVersion (stampede/v2) is not a version that this"
                + " Stampede reads",
            "    apiVersion: stampede/v2",
            "                ^",
            "  help: write 'apiVersion: stampede/v1'");
  }

  @Test
  void whatIsToCome_isNotUnknown() {
    with("duration:", "sweep: {}\nduration:")
        .complains(
            "scenario.yaml:3:1: error: 'sweep' is not in this version of Stampede",
            "    sweep: {}",
            "    ^",
            "  help: it belongs to a later one; leave it out");
  }

  @Test
  void batchingEngines_sayWhatIsWrong() {
    with("{servers: 10, service: 1s}", "{preset: frontier-mo, replicas: 2}")
        .complains(
            "scenario.yaml:8:28: error: unknown preset 'frontier-mo' in providers.north.engine.preset",
            "    north: {engine: {preset: frontier-mo, replicas: 2}}",
            "                             ^",
            "  help: did you mean 'frontier-moe'?");
    with("{servers: 10, service: 1s}", "{batching: {alpha: 8ms, bta: 1ms}}")
        .complains(
            "scenario.yaml:8:43: error: unknown key 'bta' in providers.north.engine.batching",
            "    north: {engine: {batching: {alpha: 8ms, bta: 1ms}}}",
            "                                            ^",
            "  help: did you mean 'beta'?");
    for (String[] mistake :
        new String[][] {
          {"{batching: {}}", "missing key 'alpha' in providers.north.engine.batching"},
          {"{batching: {alpha: 0s}}", "batching.alpha (0s) must be positive"},
          {"{batching: {alpha: 8}}", "batching.alpha (8) has no unit"},
          {"{batching: {alpha: 8ms, alpha_moe: 1ms}}", "missing key 'experts'"},
          {
            "{batching: {alpha: 8ms, alpha_moe: 1ms, experts: 8, active_experts: 9}}",
            "active_experts (9) must lie between 1 and the number of experts (8)"
          },
          {
            "{preset: small-8b, max_num_batched_tokens: 16}",
            "engine.max_num_batched_tokens (16) must be at least 256"
          },
          {"{preset: small-8b, discipline: lifo}", "discipline (lifo) is not one of the choices"},
          {"{preset: small-8b, routing: nearest}", "routing (nearest) is not one of the choices"},
          {
            "{preset: small-8b, routing: {round_robin: {staleness: 1s}}}", "unknown key 'staleness'"
          },
          {
            "{steps: {preset: small-8b, replicas: 2, routing: pooled}}",
            "routing (pooled) must be another one"
          },
          {
            "{preset: small-8b, replicas: 3, disaggregated: {prefill_replicas: 1, decode_replicas: 2}}",
            "unknown key 'replicas'"
          },
          {"{batching: {preset: small-8b}, replicas: 2}", "unknown key 'replicas'"}
        }) {
      String rendered = with("{servers: 10, service: 1s}", mistake[0]).rendered();
      assertThat(rendered).contains(mistake[1]);
      assertThat(rendered.split(": error: ", -1)).as(rendered).hasSizeLessThanOrEqualTo(3);
    }
  }

  @Test
  void kindsOfEngine_areNamed() {
    with("{servers: 10, service: 1s}", "{servers: 10, sharing: 2, service: 1s}")
        .complains(
            "scenario.yaml:8:11: error: providers.north.engine: is of more than one kind",
            "    north: {engine: {servers: 10, sharing: 2, service: 1s}}",
            "            ^",
            "  help: one of servers, sharing, tokens, api, nodes, batching, steps, preset, for example {servers: 10, service: 8s}");
    assertThat(with("{servers: 10, service: 1s}", "{service: 1s}").rendered())
        .startsWith("scenario.yaml:8:11: error: providers.north.engine: needs a kind\n");
  }

  @Test
  void chains_andLadders_explainTheirElements() {
    with(
            "{ladder: [north]}",
            "\n    chain: [retries, timeout, {retry: {backoff: {initial: 10s, jitter: fll}}}]"
                + "\n    ladder: [north, {south: {when: any}}, {north: {when: any}}, human]")
        .complains(
            "scenario.yaml:11:13: error: unknown policy 'retries' in architectures.single.chain[0]",
            "    chain: [retries, timeout, {retry: {backoff: {initial: 10s, jitter: fll}}}]",
            "            ^",
            "  help: known here: timeout, deadline, retry, hedge, circuit_breaker,"
                + " concurrency_limit, bulkhead, adaptive_limit, resume_ramp, shed, shadow, inject, rate_limit, adaptive_rate,"
                + " adaptive_throttling, admission_control",
            "scenario.yaml:11:22: error: 'timeout' needs a value",
            "    chain: [retries, timeout, {retry: {backoff: {initial: 10s, jitter: fll}}}]",
            "                     ^",
            "  help: for example {timeout: 60s}",
            "scenario.yaml:11:59: error: architectures.single.chain[2].retry.backoff.initial (10s)"
                + " must be at most max, which is 8s by default",
            "    chain: [retries, timeout, {retry: {backoff: {initial: 10s, jitter: fll}}}]",
            "                                                          ^",
            "scenario.yaml:11:72: error: architectures.single.chain[2].retry.backoff.jitter (fll)"
                + " is not one of the choices",
            "    ...[retries, timeout, {retry: {backoff: {initial: 10s, jitter: fll}}}]",
            "                                                                   ^",
            "  help: did you mean 'full'?",
            "scenario.yaml:12:22: error: unknown provider 'south' in architectures.single.ladder[1]",
            "    ladder: [north, {south: {when: any}}, {north: {when: any}}, human]",
            "                     ^",
            "  help: did you mean 'north'?",
            "scenario.yaml:12:44: error: a rung with settings starts with its kind",
            "    ladder: [north, {south: {when: any}}, {north: {when: any}}, human]",
            "                                           ^",
            "  help: write {provider: {name: north, ...}}",
            "scenario.yaml:12:65: warning: architectures.single.ladder[3].human: any number may wait"
                + " for a person",
            "    ...ladder: [north, {south: {when: any}}, {north: {when: any}}, human]",
            "                                                                   ^",
            "  help: give max_queue, or 'max_queue: unlimited' if that is meant",
            "scenario.yaml:12:65: error: missing key 'agents' in architectures.single.ladder[3].human",
            "    ...ladder: [north, {south: {when: any}}, {north: {when: any}}, human]",
            "                                                                   ^",
            "scenario.yaml:12:65: error: missing key 'handle' in architectures.single.ladder[3].human",
            "    ...ladder: [north, {south: {when: any}}, {north: {when: any}}, human]",
            "                                                                   ^");
  }

  @Test
  void faults_areOfAKind_andTheirIdsDiffer() {
    with(
            "architectures:",
            """
            faults:
              - {id: a, provider: north, kind: brownot, at: 1m, for: 1m, errors: 3%}
              - {id: a, provider: north, kind: slow, at: 2h, for: 1m, factor: 2x, status: 503}
            architectures:""")
        .complains(
            "scenario.yaml:10:36: error: faults[0].kind (brownot) is not one of the choices",
            "    - {id: a, provider: north, kind: brownot, at: 1m, for: 1m, errors: 3%}",
            "                                     ^",
            "  help: did you mean 'brownout'?",
            "scenario.yaml:11:10: error: faults[1].id (a) is the id of an earlier fault",
            "    - {id: a, provider: north, kind: slow, at: 2h, for: 1m, factor: 2x, status: 503}",
            "           ^",
            "scenario.yaml:11:46: warning: faults[1] begins after the end of the run",
            "    - {id: a, provider: north, kind: slow, at: 2h, for: 1m, factor: 2x, status: 503}",
            "                                               ^",
            "scenario.yaml:11:71: error: unknown key 'status' in faults[1]",
            "    ..., provider: north, kind: slow, at: 2h, for: 1m, factor: 2x, status: 503}",
            "                                                                   ^",
            "  help: known keys: id, provider, tier, cell, at, for, flap, announced_after, resolved_after,"
                + " page_down, kind, factor, adds, of_users");
  }
}
