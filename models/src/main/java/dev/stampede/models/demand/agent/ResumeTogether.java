package dev.stampede.models.demand.agent;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;
import org.jspecify.annotations.Nullable;

/**
 * One looks for all who wait. Once it has got an answer they go on: at once, each after some more
 * time, or so many a second. Whoever is lost then closes the door again: those who still wait in
 * line do so until somebody has looked.
 */
final class ResumeTogether implements Resumption {

  private final Distribution after;
  private final ResumeSpec.Together how;
  private final long gapNanos;
  private final Line[] lines = new Line[Request.TOP_PRIORITY + 1];

  /** Goes off when somebody looks, or, while they go on, when the next one does. */
  private final Timer timer;

  private @Nullable Agent looking;
  private boolean open;

  /** Those of one priority, in the order in which they came. */
  private static final class Line {
    @Nullable Agent first;
    @Nullable Agent last;
  }

  ResumeTogether(Distribution after, ResumeSpec.Together how, LogicalProcess process, int shards) {
    this.after = after;
    this.how = how;
    this.gapNanos = Seconds.toNanos(shards / how.perSecond());
    for (int i = 0; i < lines.length; i++) {
      lines[i] = new Line();
    }
    this.timer = process.timer(this::next);
  }

  @Override
  public void wait(Agent agent) {
    if (agent == looking) {
      looking = null;
    }
    add(agent);
    if (open || (looking == null && !timer.isSet())) {
      lookLater(agent);
    }
  }

  private void lookLater(Agent agent) {
    open = false;
    timer.set(after.quantileNanos(agent.chance(Draw.RESUMES)));
  }

  private void add(Agent agent) {
    Line line = lines[how.byPriority() ? agent.priority() : 0];
    agent.line = line;
    agent.before = line.last;
    if (line.last == null) {
      line.first = agent;
    } else {
      line.last.behind = agent;
    }
    line.last = agent;
  }

  @Override
  public void forget(Agent agent) {
    if (agent.line instanceof Line line) {
      unlink(agent, line);
    } else if (agent == looking) {
      looking = null;
      lookLater(agent);
    }
  }

  private static void unlink(Agent agent, Line line) {
    Agent before = agent.before;
    Agent behind = agent.behind;
    if (before == null) {
      line.first = behind;
    } else {
      before.behind = behind;
    }
    if (behind == null) {
      line.last = before;
    } else {
      behind.before = before;
    }
    agent.before = null;
    agent.behind = null;
    agent.line = null;
  }

  @Override
  public void answered(Agent agent) {
    if (agent == looking) {
      looking = null;
      open = true;
      release();
    }
  }

  private void next() {
    if (open) {
      release();
      return;
    }
    Agent next = poll();
    if (next != null) {
      looking = next;
      next.goOn();
    }
  }

  private void release() {
    Agent next = poll();
    while (next != null) {
      long later = how.over().quantileNanos(next.chance(Draw.RESUMES_OVER));
      if (later > 0) {
        next.setTimer(later);
      } else {
        next.goOn();
      }
      if (gapNanos > 0) {
        timer.set(gapNanos);
        return;
      }
      next = poll();
    }
  }

  private @Nullable Agent poll() {
    for (int priority = lines.length - 1; priority >= 0; priority--) {
      Line line = lines[priority];
      Agent first = line.first;
      if (first != null) {
        unlink(first, line);
        return first;
      }
    }
    return null;
  }
}
