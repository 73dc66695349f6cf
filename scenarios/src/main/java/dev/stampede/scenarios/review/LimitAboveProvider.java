package dev.stampede.scenarios.review;

import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimiterSpec.Concurrency;
import dev.stampede.models.quota.LimiterSpec.Rate;
import dev.stampede.models.resilience.throttle.RateLimitSpec;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Local limits hold for each gateway; together they must not let through more than the provider.
 */
final class LimitAboveProvider implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      int gateways = design.spec().replicas();
      Map<Link, List<ProviderSpec>> behind = new LinkedHashMap<>();
      for (Route route : design.routes()) {
        for (Link link : route.links()) {
          behind.computeIfAbsent(link, l -> new ArrayList<>()).addAll(route.providers());
        }
      }
      behind.forEach((link, providers) -> check(link, gateways, providers, findings));
    }
  }

  private static void check(
      Link link, int gateways, List<ProviderSpec> providers, Findings findings) {
    if (link.policy() instanceof RateLimitSpec limit) {
      double ours = gateways * perSecond(limit.limit(), limit.periodNanos());
      providers.forEach(p -> checkRate(ours, gateways, p, link, findings));
      return;
    }
    double ours = gateways * link.policy().mostAtOnce();
    if (ours == Double.POSITIVE_INFINITY) {
      return;
    }
    providers.forEach(p -> checkCalls(ours, gateways, p, link, findings));
    if (isMeant(link)) {
      checkRoom(ours, gateways, providers, link, findings);
    }
  }

  private static double perSecond(long limit, long periodNanos) {
    return limit / (periodNanos / 1e9);
  }

  private static void checkRate(
      double ours, int gateways, ProviderSpec provider, Link link, Findings findings) {
    for (LimitSpec limit : provider.quota().all()) {
      if (limit.meter() == Meter.REQUESTS && limit.limiter() instanceof Rate rate) {
        double theirs = perSecond(rate.limit(), rate.perNanos());
        if (ours > theirs) {
          add(
              "%s let %s/s through, and the limit %s of %s admits %s/s"
                  .formatted(
                      gateways(gateways),
                      Findings.number(ours),
                      limit.name(),
                      provider.name(),
                      Findings.number(theirs)),
              link,
              findings);
        }
      }
    }
  }

  private static void checkCalls(
      double ours, int gateways, ProviderSpec provider, Link link, Findings findings) {
    for (LimitSpec limit : provider.quota().all()) {
      if (limit.limiter() instanceof Concurrency most && ours > most.limit()) {
        add(
            "%s let %s calls through at a time, and the limit %s of %s is %d"
                .formatted(
                    gateways(gateways),
                    Findings.number(ours),
                    limit.name(),
                    provider.name(),
                    most.limit()),
            link,
            findings);
      }
    }
  }

  /** True if the scenario gives the number: a vendor's pool of connections guards nobody. */
  private static boolean isMeant(Link link) {
    return link.says("concurrency_limit")
        || link.says("bulkhead", "max_concurrent")
        || link.says("shed", "max_concurrent");
  }

  /** One number for several providers can be above all but the largest. */
  private static void checkRoom(
      double ours, int gateways, List<ProviderSpec> providers, Link link, Findings findings) {
    ProviderSpec largest = providers.get(0);
    for (ProviderSpec provider : providers) {
      largest = room(provider) > room(largest) ? provider : largest;
    }
    if (ours > room(largest)) {
      add(
          "%s let %s calls through at a time, and %s refuses above %s"
              .formatted(
                  gateways(gateways),
                  Findings.number(ours),
                  largest.name(),
                  Findings.number(room(largest))),
          link,
          findings);
    }
  }

  /** Returns how many calls can be inside a provider, served or waiting; infinite if any number. */
  private static double room(ProviderSpec provider) {
    return provider.scaling() == null ? provider.engine().room() : Double.POSITIVE_INFINITY;
  }

  private static String gateways(int number) {
    return number == 1 ? "the gateway" : number + " gateways";
  }

  private static void add(String message, Link link, Findings findings) {
    findings.add(
        Rule.LIMIT_ABOVE_PROVIDER,
        link.place(),
        message.replace("the gateway let", "the gateway lets"),
        "a limit for each gateway that together stay below, or the provider refuses first");
  }
}
