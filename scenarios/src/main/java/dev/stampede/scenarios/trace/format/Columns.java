package dev.stampede.scenarios.trace.format;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a file tell what of a request.
 *
 * @param fields by what they tell
 * @param clock how times are written; null if that is to be seen from the first of them
 * @param took how the time that requests took is written; null for milliseconds
 */
public record Columns(Map<Role, Field> fields, @Nullable Clock clock, @Nullable Clock took) {

  /** Copies the map. */
  public Columns {
    fields = Map.copyOf(fields);
  }

  /** Returns columns of which only the time is known. */
  public static Columns of(@Nullable Clock clock, String... time) {
    return new Columns(Map.of(Role.TIME, Field.of(time)), clock, null);
  }

  /** Returns these with one more. */
  public Columns and(Role role, String... names) {
    Map<Role, Field> all = new EnumMap<>(Role.class);
    all.putAll(fields);
    all.put(role, Field.of(names));
    return new Columns(all, clock, took);
  }

  /** Returns these with how the time that requests took is written. */
  public Columns tookIn(Clock unit) {
    return new Columns(fields, clock, unit);
  }

  /** Returns these where others do not say something else. */
  public Columns or(Columns others) {
    Map<Role, Field> all = new EnumMap<>(Role.class);
    all.putAll(others.fields);
    all.putAll(fields);
    boolean ownTime = fields.containsKey(Role.TIME);
    return new Columns(
        all, clock != null || ownTime ? clock : others.clock, took != null ? took : others.took);
  }

  /** Returns the field that tells something; {@link Field#NONE} if none does. */
  public Field field(Role role) {
    return fields.getOrDefault(role, Field.NONE);
  }

  /** How the time that requests took is written. */
  public Clock tookUnit() {
    return took == null ? Clock.MS : took;
  }

  /** True if rows say how long prompts and answers are. */
  public boolean hasLengths() {
    return field(Role.INPUT).exists() && field(Role.OUTPUT).exists();
  }
}
