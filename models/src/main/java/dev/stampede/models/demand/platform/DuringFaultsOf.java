package dev.stampede.models.demand.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whatever strikes a provider: faults by plan, and incidents by chance, its dependencies' too.
 *
 * @param provider its name
 */
public record DuringFaultsOf(String provider) implements TriggerSpec {

  @Override
  public String kind() {
    return "faults_of";
  }

  @Override
  public List<Stretch> stretches(FaultTimes faults) {
    return faults.of(fault -> faults.plan().strikes(fault.provider(), provider));
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
