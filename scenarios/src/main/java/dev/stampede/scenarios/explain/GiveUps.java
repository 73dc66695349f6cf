package dev.stampede.scenarios.explain;

import dev.stampede.models.fault.IncidentFit;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.resilience.Envelope;
import dev.stampede.models.work.Status;
import dev.stampede.reports.explanation.GiveUp;
import dev.stampede.scenarios.review.Design;
import dev.stampede.scenarios.review.Design.Route;
import java.util.ArrayList;
import java.util.List;

/** When clients give up while a provider is out, and how many outages are longer. */
final class GiveUps {
  private GiveUps() {}

  /** Returns one for each rung that calls providers. */
  static List<GiveUp> of(Design design) {
    List<GiveUp> giveUps = new ArrayList<>();
    for (Route route : design.routes()) {
      Envelope envelope = route.envelope();
      IncidentFit fit = design.incidents(route.providers().get(0));
      giveUps.add(
          new GiveUp(
              route.providers().stream().map(ProviderSpec::name).toList(),
              route.place().path(),
              envelope.ends() ? envelope.plainSeconds() : null,
              envelope.ends() ? envelope.longestSeconds() : null,
              fit.name(),
              fit.shareLonger(envelope.plainSeconds()),
              route.goesOn(Status.OVERLOADED, Envelope.STATUS)));
    }
    return giveUps;
  }
}
