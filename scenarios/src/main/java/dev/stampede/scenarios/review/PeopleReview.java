package dev.stampede.scenarios.review;

import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Level.Step;
import dev.stampede.scenarios.text.Rule;
import java.util.List;
import java.util.Objects;

/** Warns of work for people that an architecture has nobody for, and of rungs left for nothing. */
final class PeopleReview implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      Effective place = design.place();
      Effective ladder = place.nearest(place.find("ladder") == null ? "chain" : "ladder");
      List<HumanDeskSpec> desks =
          design.spec().rungs().map(RungSpec::desk).filter(Objects::nonNull).toList();
      for (UseCaseSpec useCase : design.useCases()) {
        warn(useCase, desks, ladder.written(), findings);
      }
      warnOfLastRung(design.level(), findings);
    }
  }

  private static void warn(
      UseCaseSpec useCase, List<HumanDeskSpec> desks, Effective ladder, Findings findings) {
    if (!desks.isEmpty() && desks.stream().noneMatch(desk -> desk.has(useCase.skill()))) {
      findings.addAtValue(
          Rule.MISSING_SKILL,
          ladder,
          "%s: no desk can do '%s', which %s needs"
              .formatted(ladder.path(), useCase.skill(), useCase.name()),
          "add it to the skills of one");
    }
    if (desks.isEmpty() && useCase.rework() != null && useCase.rework().toPeople()) {
      findings.addAtValue(
          Rule.REWORK_WITHOUT_PEOPLE,
          ladder,
          "%s: bad answers to %s come back for people, and there are none"
              .formatted(ladder.path(), useCase.name()),
          "add a human rung");
    }
  }

  private static void warnOfLastRung(Level level, Findings findings) {
    Step last = level.steps().get(level.steps().size() - 1);
    if (last.inner() != null) {
      warnOfLastRung(last.inner(), findings);
    }
    if (last.rung() instanceof ProviderRungSpec provider && provider.switchover() != null) {
      Effective place = last.place().written();
      findings.addAtValue(
          Rule.NOWHERE_TO_LEAVE_TO,
          place,
          place.path() + " can be left, and there is nothing after it",
          "the work will fail meanwhile");
    }
  }
}
