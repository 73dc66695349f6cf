package dev.stampede.scenarios.read;

import dev.stampede.models.work.Outcomes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses an HTTP status of an error, or a range of them. */
final class HttpStatuses {
  static final String EXPECTED = "an HTTP status from 400 to 599, or a range such as 500-504";

  private static final Pattern RANGE = Pattern.compile("([0-9]{3})(?:-([0-9]{3}))?");

  private HttpStatuses() {}

  static Outcomes parse(String text) throws Unfit {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      throw new Unfit("is not an HTTP status");
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    if (last < first) {
      throw new Unfit("is an empty range", "did you mean %d-%d?".formatted(last, first));
    }
    if (first < Outcomes.FIRST_CODE || last > Outcomes.LAST_CODE) {
      throw new Unfit("is not the HTTP status of an error");
    }
    return Outcomes.ofCodes(first, last);
  }
}
