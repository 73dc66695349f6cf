package dev.stampede.models.operator;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.call.Call;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Errand;
import java.util.ArrayList;
import java.util.List;

/** Where steps refuse calls that come to a place; it stands open as long as none does. */
public final class Gate {

  private record Standing(Operation operation, Limit limit) {}

  private final LogicalProcess process;
  private final List<Standing> standing = new ArrayList<>();
  private int status;

  /** Opens a gate. */
  public Gate(LogicalProcess process) {
    this.process = process;
  }

  /** Has a step, which is done now, refuse calls from now on. */
  void add(Operation operation, Limit limit) {
    standing.add(new Standing(operation, limit));
  }

  /**
   * Whether a step refuses a call; then the answer says which, and {@link #status} how. Each step
   * draws for itself.
   */
  public boolean refuses(Call call, Errand errand) {
    for (int i = 0; i < standing.size(); i++) {
      Operation operation = standing.get(i).operation;
      Limit limit = standing.get(i).limit;
      double share = limit.share(process.now() - operation.doneNanos());
      if (limit.concerns(errand) && Draw.STEP.uniform(call.key, operation.number()) < share) {
        operation.hasRefused(process.now());
        call.answer.cause = operation.cause();
        status = limit.status();
        return true;
      }
    }
    return false;
  }

  /**
   * Share of the calls of an errand that steps refuse now, for those who do not come one by one.
   */
  public double refusedShare(Errand errand) {
    double let = 1;
    for (Standing each : standing) {
      if (each.limit.concerns(errand)) {
        let *= 1 - each.limit.share(process.now() - each.operation.doneNanos());
      }
    }
    return 1 - let;
  }

  /** HTTP status of the latest refusal. */
  public int status() {
    return status;
  }
}
