package dev.stampede.scenarios.tipping;

import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.scenarios.language.Written;
import dev.stampede.scenarios.vary.AxisText;
import dev.stampede.scenarios.vary.Size;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A trigger as a user says it: {@code PATH} or {@code PATH=VALUES}, the path that of a value of a
 * fault, a surge or a crowd.
 *
 * @param axis its values, from the mildest to the harshest
 * @param calm settings by which it never strikes
 */
public record TriggerText(Axis axis, List<String> calm) {

  /** After the end of the longest run that there can be, nearly. */
  private static final String NEVER = "3600d";

  private static final int PARTS = 4;
  private static final int MOST_TIMES = 4;

  /** What is the harsher the more there is of it. */
  private static final Set<String> GROWING = Set.of("for", "hold", "fall", "peak", "factor");

  private static final Pattern PLACE =
      Pattern.compile("(faults\\[[0-9]+]|demand\\..*\\.(?:surges|crowds)\\[[0-9]+])\\.(.+)");

  /** Copies the list. */
  public TriggerText {
    calm = List.copyOf(calm);
  }

  /**
   * Reads a trigger.
   *
   * @param scenario in which it strikes: without values, they are a quarter of what it says there,
   *     two quarters, and so on up to four times as much
   * @throws IllegalArgumentException if it is none; the message says why
   */
  public static TriggerText read(String text, Written scenario) {
    int equals = text.indexOf('=');
    String path = (equals < 0 ? text : text.substring(0, equals)).strip();
    Matcher place = PLACE.matcher(path);
    if (!place.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no value of a fault, a surge or a crowd, as faults[0].for is, or demand.chat.arrivals.surges[0].peak"
              .formatted(path));
    }
    String strikes = place.group(1);
    if (scenario.at(strikes).isEmpty()) {
      throw new IllegalArgumentException("the scenario has no '%s'".formatted(strikes));
    }
    Axis axis = equals < 0 ? around(path, scenario) : AxisText.read(text);
    if (!Size.areOrdered(axis.values())) {
      throw new IllegalArgumentException(
          "'%s' has no order: give numbers of one unit, from the mildest to the harshest"
              .formatted(text));
    }
    return new TriggerText(axis, List.of(beginOf(strikes, scenario) + "=" + NEVER));
  }

  private static String beginOf(String strikes, Written scenario) {
    for (String form : List.of("flash_crowd.peak_at", "announcement.at")) {
      if (scenario.at(strikes + "." + form).isPresent()) {
        return strikes + "." + form;
      }
    }
    return strikes + ".at";
  }

  private static Axis around(String path, Written scenario) {
    String key = path.substring(path.lastIndexOf('.') + 1);
    String said =
        scenario
            .text(path)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the scenario says nothing of '%s', so give a range: %s=FROM..TO:STEP"
                            .formatted(path, path)));
    Size size =
        Size.of(said)
            .filter(each -> GROWING.contains(key))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "whether more of '%s' is harsher is not known: give its values from the mildest to the harshest, as in %s=A,B,C"
                            .formatted(path, path)));
    double base = size.unit().equals("x") ? 1 : 0;
    return new Axis(path, size.parts(base, PARTS, 1, PARTS * MOST_TIMES));
  }
}
