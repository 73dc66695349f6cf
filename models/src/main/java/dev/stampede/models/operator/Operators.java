package dev.stampede.models.operator;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Horizon;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operators of a provider in one trial. */
public final class Operators {

  private final List<Operation> operations = new ArrayList<>();

  /** Where operators act and look. */
  public interface Site {

    /** Returns a tier or a cell of the provider; for null, the provider as a whole. */
    Operated operated(@Nullable String tier);

    /** Returns what gets lost at a place of the provider; for null, in all of it. */
    Losses losses(@Nullable String place);
  }

  /**
   * Sets them to work.
   *
   * @param steps what they do
   */
  public Operators(LogicalProcess process, Horizon horizon, List<StepSpec> steps, Site site) {
    for (StepSpec spec : steps) {
      Operation operation = new Operation(spec, horizon, site.operated(spec.tier()));
      operations.add(operation);
      spec.occasion().await(process, site::losses, () -> operation.act(process.now()));
    }
  }

  /** What has become of their steps, in the order in which they were given. */
  public List<StepResult> results() {
    return operations.stream().map(Operation::result).toList();
  }
}
