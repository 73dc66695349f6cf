package dev.stampede.scenarios.dialect;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.Gateway;
import dev.stampede.models.provider.Provider;
import dev.stampede.models.provider.ProviderSite;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When each attempt of a request is made that comes a second after the start, through the real
 * gateway to real providers, on virtual time. Where the first provider has a quota, another request
 * uses what it allows before.
 *
 * @param gaps seconds from each attempt to the next, each end of which is seen up to {@link
 *     #LOOK_SECONDS} late
 * @param answer that it had; null if it is still tried
 * @param calls attempts by provider, of those that had any
 */
record Timeline(List<Double> gaps, @Nullable Answer answer, Map<String, Long> calls) {

  /** How finely attempts are looked for. */
  static final double LOOK_SECONDS = 0.01;

  private static final long SECOND = 1_000_000_000L;
  private static final long LOOK = Math.round(LOOK_SECONDS * SECOND);

  /**
   * Runs the first architecture of a scenario until the request is answered, or a time is over.
   *
   * @param key of the request, from 2 on, by which all is drawn that is drawn for it
   */
  static Timeline of(TrialSpec spec, long key, double untilSeconds) {
    RandomStreams streams = new RandomStreams(1, 0);
    Simulation simulation = new Simulation(streams);
    Horizon horizon = Horizon.of(spec.intervals(), 0);
    Map<String, Provider> providers = new LinkedHashMap<>();
    for (ProviderSpec each : spec.providers()) {
      providers.put(
          each.name(),
          new Provider(
              each,
              spec.faults()
                  .faultsOf(each.name(), streams, spec.durationNanos(), spec.durationNanos()),
              1,
              ProviderSite.alone(simulation.process(each.name()), horizon)));
    }
    Gateway gateway =
        new Gateway(
            spec.architectures().get(0), simulation.process("gateway"), providers, 1, horizon);
    LogicalProcess owner = simulation.process("owner");
    Outlet<Request> requests = owner.outlet(gateway.requests(), 0);
    List<Request> answered = new ArrayList<>();
    gateway.connect(0, owner.inbox(answered::add));
    boolean limited = !spec.providers().get(0).quota().all().isEmpty();
    if (limited) {
      requests.send(0, request(1));
    }
    Request request = request(key);
    requests.send(SECOND, request);
    List<Double> gaps = new ArrayList<>();
    long last = 0;
    int seen = 0;
    long until = Math.round(untilSeconds * SECOND);
    for (long now = SECOND; now <= until && !answered.contains(request); now += LOOK) {
      simulation.run(now);
      for (; seen < request.attempts; seen++) {
        if (seen > 0) {
          gaps.add((double) (now - last) / SECOND);
        }
        last = now;
      }
    }
    return new Timeline(
        gaps,
        answered.contains(request) ? request.answer : null,
        calls(providers, simulation.now(), limited));
  }

  private static Map<String, Long> calls(
      Map<String, Provider> providers, long now, boolean isLimited) {
    Map<String, Long> calls = new LinkedHashMap<>();
    boolean other = isLimited;
    for (Map.Entry<String, Provider> each : providers.entrySet()) {
      long attempts = each.getValue().result(now).attempts() - (other ? 1 : 0);
      other = false;
      if (attempts > 0) {
        calls.put(each.getKey(), attempts);
      }
    }
    return calls;
  }

  private static Request request(long key) {
    Request request = new Request();
    request.key = key;
    request.inputTokens = 1;
    request.outputTokens = 9;
    request.maxTokens = 9;
    request.stream = true;
    return request;
  }

  /** How many attempts there were. */
  long attempts() {
    return calls.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How the request was answered, or that it is still tried. */
  String end() {
    return answer == null ? "still trying" : answer.status.toString();
  }
}
