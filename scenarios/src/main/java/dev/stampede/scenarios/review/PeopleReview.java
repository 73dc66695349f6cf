package dev.stampede.scenarios.review;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.GatewayRungSpec;
import dev.stampede.models.architecture.HumanRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Rule;
import java.util.List;

/** Warns of work for people that an architecture has nobody for, and of rungs left for nothing. */
public final class PeopleReview {
  private final TrialSpec trial;

  public PeopleReview(TrialSpec trial) {
    this.trial = trial;
  }

  /**
   * Warns at the ladders.
   *
   * @param root the scenario that the trial was read from
   */
  public void warn(MappingReader root) {
    MappingReader section = root.required("architectures").mapping();
    for (ArchitectureSpec architecture : trial.architectures()) {
      MappingReader in = section.required(architecture.name()).mapping();
      ValueReader ladder = in.optional(in.has("ladder") ? "ladder" : "chain");
      List<HumanDeskSpec> desks =
          architecture
              .rungs()
              .filter(HumanRungSpec.class::isInstance)
              .map(rung -> ((HumanRungSpec) rung).desk())
              .toList();
      for (UseCaseSpec useCase : trial.useCases()) {
        if (useCase.servedBy() == null || useCase.servedBy().equals(architecture.name())) {
          warn(useCase, desks, ladder);
        }
      }
      warnOfLastRung(architecture.ladder(), LadderPlaces.of(in, architecture.ladder()));
    }
  }

  private static void warn(UseCaseSpec useCase, List<HumanDeskSpec> desks, ValueReader ladder) {
    if (!desks.isEmpty() && desks.stream().noneMatch(desk -> desk.has(useCase.skill()))) {
      ladder.finding(
          Rule.MISSING_SKILL,
          "%s: no desk can do '%s', which %s needs"
              .formatted(ladder.path(), useCase.skill(), useCase.name()),
          "add it to the skills of one");
    }
    if (desks.isEmpty() && useCase.rework() != null && useCase.rework().toPeople()) {
      ladder.finding(
          Rule.REWORK_WITHOUT_PEOPLE,
          "%s: bad answers to %s come back for people, and there are none"
              .formatted(ladder.path(), useCase.name()),
          "add a human rung");
    }
  }

  private static void warnOfLastRung(List<RungSpec> ladder, List<ValueReader> places) {
    int last = places.size() - 1;
    ValueReader place = places.get(last);
    if (ladder.get(last) instanceof GatewayRungSpec gateway) {
      warnOfLastRung(gateway.ladder(), LadderPlaces.inside(place, gateway));
    }
    if (ladder.get(last) instanceof ProviderRungSpec provider && provider.switchover() != null) {
      place.finding(
          Rule.NOWHERE_TO_LEAVE_TO,
          place.path() + " can be left, and there is nothing after it",
          "the work will fail meanwhile");
    }
  }
}
