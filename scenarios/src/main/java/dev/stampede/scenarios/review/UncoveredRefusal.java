package dev.stampede.scenarios.review;

import dev.stampede.models.fault.IncidentFit;
import dev.stampede.models.fault.Refusal;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.provider.QueueTimeoutSpec;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.Envelope;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A retry that leaves out what a provider refuses with gives such work up at once; one that ends
 * long before outages do gives it up a little later.
 */
final class UncoveredRefusal implements Review.Check {

  private static final double NEARLY_ALL = 0.9;

  /** More would be rounded to 100 %. */
  private static final double ALL_BUT_A_FEW = 0.994;

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        checkEnvelope(subject, design, route, findings);
        List<RetrySpec> retries = route.policies(RetrySpec.class);
        for (Link link : route.links()) {
          if (link.policy() instanceof RetrySpec retry && retry.mostRetries() > 0) {
            for (ProviderSpec provider : route.providers()) {
              for (int code : refusals(subject, provider)) {
                if (!isTaken(code, retries, route)) {
                  add(code, provider, link.place(), findings);
                }
              }
            }
          }
        }
      }
    }
  }

  /** The HTTP statuses that a provider may refuse calls with, which can be tried again. */
  private static Set<Integer> refusals(Subject subject, ProviderSpec provider) {
    Set<Integer> codes = new TreeSet<>();
    for (QuotaSpec quota : provider.quotas()) {
      for (LimitSpec limit : quota.all()) {
        if (!limit.refusal().terminal()) {
          codes.add(limit.refusal().httpStatus());
        }
      }
    }
    subject
        .trial()
        .faults()
        .effectsOn(provider.name())
        .forEach(effect -> codes.addAll(effect.statuses()));
    subject.trial().stepsOf(provider.name()).forEach(step -> codes.addAll(step.step().statuses()));
    QueueTimeoutSpec timeout = subject.trial().ownerOf(provider).admission().queueTimeout();
    if (timeout != null) {
      codes.add(timeout.httpStatus());
    }
    return codes;
  }

  /** True if a retry takes it, or a rung further down. */
  private static boolean isTaken(int code, List<RetrySpec> retries, Route route) {
    Status status = Status.ofHttp(code);
    return retries.stream().anyMatch(retry -> retry.on().includes(status, code))
        || route.goesOn(status, code);
  }

  /** Looks at retries alone before a provider that the scenario lets refuse all calls. */
  private static void checkEnvelope(
      Subject subject, Design design, Route route, Findings findings) {
    double seconds = route.envelope().longestSeconds();
    if (seconds == 0 || route.goesOn(Status.OVERLOADED, Envelope.STATUS)) {
      return;
    }
    for (Link link : route.links()) {
      if (link.policy() instanceof RetrySpec retry && retry.mostRetries() > 0) {
        for (ProviderSpec provider : route.providers()) {
          IncidentFit fit = design.incidents(provider);
          double longer = fit.shareLonger(seconds);
          if (longer > NEARLY_ALL && canBeOut(subject, provider)) {
            findings.add(
                Rule.OUTAGES_OUTLAST_RETRIES,
                link.place().nearest("retry", "max_retries"),
                "gives up after at most %s, and by %s %s outages are longer"
                    .formatted(Findings.seconds(seconds), fit.name(), share(longer)),
                "more or longer waits, a rung for what is given up, or work that can be taken up"
                    + " again");
            return;
          }
        }
      }
    }
  }

  private static String share(double longer) {
    return longer > ALL_BUT_A_FEW ? "nearly all" : Findings.percent(longer) + " of";
  }

  /** True if the scenario lets a provider refuse all calls for a time. */
  private static boolean canBeOut(Subject subject, ProviderSpec provider) {
    return subject.trial().faults().effectsOn(provider.name()).stream()
        .anyMatch(effect -> effect instanceof Refusal refusal && refusal.share() == 1);
  }

  private static void add(int code, ProviderSpec provider, Effective place, Findings findings) {
    findings.add(
        Rule.UNCOVERED_REFUSAL,
        place.nearest("retry", "on"),
        "%s can refuse with %d, which is neither retried nor taken by another rung"
            .formatted(provider.name(), code),
        "add %d to 'on'".formatted(code));
  }
}
