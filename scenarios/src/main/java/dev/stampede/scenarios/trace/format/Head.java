package dev.stampede.scenarios.trace.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * How a file begins, by which its form is recognised.
 *
 * @param line its first line that is not blank, up to its 1000th character
 * @param isJson whether it begins as JSON does
 * @param names the columns of a header, or the names in the first JSON object as far as it was
 *     looked at, those within others with the way to them: {@code usage.prompt_tokens}
 */
public record Head(String line, boolean isJson, Set<String> names) {

  /** Characters to look at. */
  public static final int CHARACTERS = 1 << 16;

  private static final int LONGEST_LINE = 1_000;
  private static final int MOST_NAMES = 1_000;

  /** Looks at the first characters of a file. */
  public static Head of(String text) {
    String from = text.replace("\ufeff", "").stripLeading();
    int end = from.indexOf('\n');
    String line = end < 0 ? from : from.substring(0, end);
    boolean json =
        from.startsWith("{") || from.startsWith("[{") || from.matches("(?s)\\[\\s*\\{.*");
    return new Head(
        line.substring(0, Math.min(line.length(), LONGEST_LINE)).stripTrailing(),
        json,
        json ? keys(from) : columns(line));
  }

  private static Set<String> columns(String line) {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(line)) {
      Iterator<CsvRecord> rows = reader.iterator();
      return rows.hasNext()
          ? new LinkedHashSet<>(CsvRecords.names(rows.next().getFields()))
          : Set.of();
    } catch (CsvParseException | java.io.IOException e) {
      return Set.of();
    }
  }

  private static Set<String> keys(String text) {
    Set<String> keys = new LinkedHashSet<>();
    Deque<String> way = new ArrayDeque<>();
    String name = "";
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
        switch (t) {
          case PROPERTY_NAME -> {
            String parent = way.isEmpty() ? "" : way.peek();
            name = parent.isEmpty() ? parser.currentName() : parent + "." + parser.currentName();
            keys.add(name);
          }
          case START_OBJECT, START_ARRAY -> way.push(name);
          case END_OBJECT, END_ARRAY -> name = way.pop();
          default -> {}
        }
        boolean whole = t == JsonToken.END_OBJECT && name.isEmpty();
        if (whole || keys.size() >= MOST_NAMES) {
          break;
        }
      }
    } catch (JacksonException e) {
      return keys; // as far as it was looked at
    }
    return keys;
  }
}
