package dev.stampede.scenarios.review;

import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.provider.ServiceTierSpec;
import dev.stampede.scenarios.text.Rule;
import java.util.List;

/**
 * What costs more than it is worth: reserved capacity that no call asks for, and fallbacks whose
 * answers cost more than the tickets that they save.
 */
final class CostReview implements Review.Check {

  private static final double SECONDS_PER_HOUR = 3600;

  @Override
  public void check(Subject subject, Findings findings) {
    for (ProviderSpec provider : subject.trial().providers()) {
      for (ServiceTierSpec tier : provider.admission().tiers()) {
        if (tier.reservedPerHour() > 0 && !isAskedFor(subject, provider, tier)) {
          findings.add(
              Rule.RESERVED_NEVER_USED,
              subject.place(provider, "service_tiers", tier.name(), "reserved"),
              "the capacity of tier %s at %s is paid, and no call comes to it"
                  .formatted(tier.name(), provider.name()),
              "a use case with 'service_tier: %s', or 'provisioned' in place of the tier"
                  .formatted(tier.name()));
        }
      }
    }
    for (Design design : subject.designs()) {
      List<UseCaseSpec> priced =
          design.useCases().stream().filter(u -> u.isOurs() && u.ticketCost() > 0).toList();
      if (!priced.isEmpty()) {
        design.level().steps().stream()
            .skip(1)
            .forEach(step -> check(design, step, priced, findings));
      }
    }
  }

  private static boolean isAskedFor(Subject subject, ProviderSpec provider, ServiceTierSpec tier) {
    boolean called =
        subject.trial().architectures().stream()
            .anyMatch(architecture -> architecture.providers().contains(provider.name()));
    boolean named =
        subject.trial().useCases().stream()
            .filter(UseCaseSpec::isOurs)
            .anyMatch(useCase -> tier.name().equals(useCase.request().serviceTier()));
    return !called || tier.first() || named; // whom nobody can call nobody pays
  }

  private static void check(
      Design design, Level.Step step, List<UseCaseSpec> useCases, Findings findings) {
    double dearest = useCases.stream().mapToDouble(UseCaseSpec::ticketCost).max().orElseThrow();
    double least =
        useCases.stream()
            .mapToDouble(useCase -> answer(design, step.rung(), useCase) / useCase.ticketCost())
            .min()
            .orElseThrow();
    if (least > 1) {
      findings.add(
          Rule.FALLBACK_DEARER_THAN_TICKETS,
          step.place(),
          "an answer of %s costs at least %s times the ticket that it saves (%s at most)"
              .formatted(step.rung().label(), Findings.number(least), Findings.number(dearest)),
          "a cheaper rung, or a ticket_cost that says what lost work really costs");
    }
  }

  /** What an answer costs at the least: of a person the time at work alone. */
  private static double answer(Design design, RungSpec rung, UseCaseSpec useCase) {
    HumanDeskSpec desk = rung.desk();
    if (desk != null) {
      return desk.price().perPiece()
          + desk.price().perHour() * desk.handle().mean() / SECONDS_PER_HOUR;
    }
    return design.providers(rung.providers()).stream()
        .mapToDouble(provider -> call(provider, rung, useCase))
        .min()
        .orElse(0);
  }

  private static double call(ProviderSpec provider, RungSpec rung, UseCaseSpec useCase) {
    double output = Math.min(useCase.meanOutputTokens(), rung.maxTokens());
    return provider.admission().price().of(useCase.meanInputTokens(), output);
  }
}
