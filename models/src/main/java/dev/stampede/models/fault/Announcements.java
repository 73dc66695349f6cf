package dev.stampede.models.fault;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.fault.StatusPage.Notice;
import java.util.ArrayList;
import java.util.List;

/** Draws when the status page of a provider shows its faults, each by numbers of its own. */
public final class Announcements {

  private Announcements() {}

  /** Returns the page of a provider in this replication. */
  public static StatusPage of(String provider, List<FaultSpec> faults, LogicalProcess process) {
    List<Notice> notices = new ArrayList<>();
    for (FaultSpec fault : faults) {
      AnnouncementSpec announcement = fault.announcement();
      Distribution after = announcement.after();
      if (after != null) {
        RandomStream chance = process.random("announcements/" + provider + "/" + fault.id());
        long from = fault.atNanos() + after.quantileNanos(chance.nextUniform());
        long to =
            fault.endNanos() + announcement.resolvedAfter().quantileNanos(chance.nextUniform());
        boolean down = chance.nextUniform() < announcement.pageDown();
        if (from < fault.endNanos() && !down) {
          notices.add(new Notice(from, to));
        }
      }
    }
    return new StatusPage(notices);
  }
}
