package dev.stampede.models.demand.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens to a platform at a time, outside of all that is simulated.
 *
 * @param what it is
 * @param stretch when it lasts
 */
public record Event(Sort what, Stretch stretch) implements TriggerSpec {

  /** What happens to a platform. */
  public enum Sort {
    /** It fails its users. */
    OUTAGE("outage", false, true),
    /** People hear something of it, or of another one: a launch, a scandal. */
    NEWS("news", false, false),
    /** Nobody may use it any more. */
    BAN("ban", true, true);

    private final String word;
    private final boolean closes;
    private final boolean stopsEverybody;

    Sort(String word, boolean closes, boolean stopsEverybody) {
      this.word = word;
      this.closes = closes;
      this.stopsEverybody = stopsEverybody;
    }
  }

  @Override
  public String kind() {
    return what.word;
  }

  @Override
  public List<Stretch> stretches(FaultTimes faults) {
    return List.of(stretch);
  }

  @Override
  public List<Stretch> outside() {
    return List.of(stretch);
  }

  @Override
  public @Nullable BadAnswers watched() {
    return null;
  }

  @Override
  public boolean closes() {
    return what.closes;
  }

  @Override
  public boolean stopsEverybody() {
    return what.stopsEverybody;
  }
}
