package dev.stampede.scenarios.review;

import dev.stampede.models.fault.Effect;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/** Where calls can be lost and nothing ends them, work waits until its owner goes. */
final class NoTimeout implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        for (ProviderSpec provider : route.providers()) {
          boolean loses =
              subject.trial().faults().effectsOn(provider.name()).stream()
                  .anyMatch(Effect::losesAnswers);
          if (loses && !route.endsHanging()) {
            findings.add(
                Rule.NO_TIMEOUT,
                route.place(),
                "%s can lose calls, and nothing ends a call that hangs".formatted(provider.name()),
                "a timeout or a deadline in the chain");
          }
        }
      }
    }
  }
}
