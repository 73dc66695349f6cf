package dev.stampede.scenarios.review;

import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/** A timeout inside a shorter one never comes to pass, whatever part of a call each is for. */
final class InertTimeout implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        check(route, design.streams(), findings);
      }
    }
  }

  private static void check(Route route, boolean streams, Findings findings) {
    Bounds outer = Bounds.NONE;
    for (Link link : route.links()) {
      Bounds own = Bounds.of(link.policy(), streams);
      boolean ends = own.shortest() < Double.POSITIVE_INFINITY;
      if (ends && !link.policy().countsFromArrival() && own.areInertIn(outer)) {
        findings.add(
            Rule.INERT_TIMEOUT,
            link.place(),
            "this timeout of %s never comes to pass: one of %s is around it"
                .formatted(
                    Findings.seconds(own.shortest()), Findings.seconds(outer.onShortestOf(own))),
            "a shorter one for each attempt, so that there is time for another");
      }
      outer = outer.and(own);
    }
  }
}
