package dev.stampede.scenarios.review;

import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.provider.QueueTimeoutSpec;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A retry that leaves out what a provider refuses with gives such work up at once. */
final class UncoveredRefusal implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
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
        || route.further().stream().anyMatch(rung -> rung.when().includes(status, code));
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
