package dev.stampede.models.demand.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the scenario's faults, for as long as it lasts. Where the fault does not happen, because
 * it is left out of a run, nobody moves.
 *
 * @param id of the fault
 */
public record DuringFault(String id) implements TriggerSpec {

  @Override
  public String kind() {
    return "fault";
  }

  @Override
  public List<Stretch> stretches(FaultTimes faults) {
    return faults.of(fault -> fault.id().equals(id));
  }

  @Override
  public @Nullable BadAnswers watched() {
    return null;
  }

  @Override
  public boolean closes() {
    return false;
  }

  @Override
  public boolean stopsEverybody() {
    return true;
  }
}
