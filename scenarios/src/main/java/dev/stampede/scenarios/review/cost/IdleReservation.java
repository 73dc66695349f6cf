package dev.stampede.scenarios.review.cost;

import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.provider.TierSpec;
import dev.stampede.scenarios.review.Check;
import dev.stampede.scenarios.review.Findings;
import dev.stampede.scenarios.review.Subject;
import dev.stampede.scenarios.text.Rule;

/** Reserved capacity that no call asks for is paid all the same. */
public final class IdleReservation implements Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (ProviderSpec provider : subject.trial().providers()) {
      for (TierSpec tier : provider.admission().tiers()) {
        if (tier.reservedPerHour() > 0 && !isAskedFor(subject, provider, tier)) {
          findings.add(
              Rule.RESERVED_NEVER_USED,
              subject.place(provider, "tiers", tier.name(), "reserved"),
              "the capacity of tier %s at %s is paid, and no call comes to it"
                  .formatted(tier.name(), provider.name()),
              "a use case with 'service_tier: %s', or 'provisioned' in place of the tier"
                  .formatted(tier.name()));
        }
      }
    }
  }

  private static boolean isAskedFor(Subject subject, ProviderSpec provider, TierSpec tier) {
    boolean called =
        subject.trial().architectures().stream()
            .anyMatch(architecture -> architecture.providers().contains(provider.name()));
    boolean named =
        subject.trial().useCases().stream()
            .filter(UseCaseSpec::isOurs)
            .anyMatch(useCase -> tier.name().equals(useCase.request().serviceTier()));
    return !called || tier.first() || named; // whom nobody can call nobody pays
  }
}
