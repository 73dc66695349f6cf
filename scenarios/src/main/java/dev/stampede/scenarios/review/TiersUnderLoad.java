package dev.stampede.scenarios.review;

import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.tier.DependencySpec;
import dev.stampede.models.tier.QuestionSpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.work.Errand;
import dev.stampede.scenarios.forecast.Offered;
import dev.stampede.scenarios.text.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What comes after a fault: a cold cache sends every call to the store behind it, and a sign-in that
 * was shut for long has everybody before it at once. Either needs room for all calls.
 */
final class TiersUnderLoad implements Check {
  private static final EngineSpec.Shape ANY = new EngineSpec.Shape(1, 1, 1);

  @Override
  public void check(Subject subject, Findings findings) {
    for (ProviderSpec provider : subject.trial().providers()) {
      if (provider.admission().wayIn().tiers().isEmpty()) {
        continue;
      }
      double perSecond = perSecond(subject, provider);
      for (TierSpec tier : provider.admission().wayIn().tiers()) {
        tier.questions()
            .forEach(question -> checkCache(subject, provider, tier, question, perSecond, findings));
        checkDoor(subject, provider, tier, perSecond, findings);
      }
    }
  }

  /** The calls that come to a provider, retries aside, under the architecture that sends most. */
  private static double perSecond(Subject subject, ProviderSpec provider) {
    double most = 0;
    for (ArchitectureSpec architecture : subject.trial().architectures()) {
      double sum =
          subject.load().offered(provider, architecture).stream()
              .mapToDouble(Offered::perSecond)
              .sum();
      most = Math.max(most, sum);
    }
    return most;
  }

  private static double served(EngineSpec engine) {
    return engine.capacity() / engine.meanSeconds(ANY);
  }

  private static void checkCache(
      Subject subject,
      ProviderSpec provider,
      TierSpec tier,
      QuestionSpec question,
      double perSecond,
      Findings findings) {
    DependencySpec asked = dependency(subject, question.dependency());
    if (question.cache() == null || asked == null || perSecond <= served(asked.engine())) {
      return;
    }
    findings.add(
        Rule.COLD_CACHE_OVERLOAD,
        subject.place(provider, "tiers", tier.name(), "asks", question.dependency()),
        "when the cache of %s is cold, %s calls/s ask %s, which can answer %s/s: a restart of the tier is an overload of what it asks"
            .formatted(
                tier.name(),
                Findings.number(perSecond),
                asked.name(),
                Findings.number(served(asked.engine()))),
        "places in the tier, or a queue_limit of what it asks, so that it warms in time");
  }

  private static @Nullable DependencySpec dependency(Subject subject, String name) {
    return subject.trial().dependencies().stream()
        .filter(dependency -> dependency.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static void checkDoor(
      Subject subject,
      ProviderSpec provider,
      TierSpec tier,
      double perSecond,
      Findings findings) {
    EngineSpec engine = tier.engine();
    boolean logsIn =
        provider.admission().wayIn().sessions() != null
            && tier.errands().contains(Errand.LOG_IN)
            && !tier.errands().contains(Errand.MESSAGE);
    if (!logsIn || engine == null || perSecond <= served(engine)) {
      return;
    }
    findings.add(
        Rule.DOOR_BELOW_LOG_INS,
        subject.place(provider, "tiers", tier.name()),
        "after it was shut for longer than sessions last, %s calls/s have to log in, and %s can take %s/s: it falls a second time"
            .formatted(
                Findings.number(perSecond), tier.name(), Findings.number(served(engine))),
        "a queue_limit and a timeout, so that those who are let in are let in in time, or more of it");
  }
}
