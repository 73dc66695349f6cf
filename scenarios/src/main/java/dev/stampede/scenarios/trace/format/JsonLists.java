package dev.stampede.scenarios.trace.format;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Reads lists of scalars that stand at the top of a JSON object. */
final class JsonLists {
  private JsonLists() {}

  /**
   * Reads a text to its end.
   *
   * @param most items that a list may have
   * @return the lists of the fields that are there
   */
  static Map<Field, List<@Nullable String>> read(Reader text, List<Field> fields, int most)
      throws IOException {
    Map<Field, List<@Nullable String>> lists = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BrokenRecord(1, "is not a JSON object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        boolean list = parser.nextToken() == JsonToken.START_ARRAY;
        Field field = list ? named(name, fields) : null;
        if (field == null) {
          parser.skipChildren();
        } else {
          lists.put(field, items(parser, name, most));
        }
      }
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new BrokenRecord(Math.max(1, e.getLocation().getLineNr()), "is not well-formed JSON");
    }
    return lists;
  }

  private static @Nullable Field named(String name, List<Field> fields) {
    return fields.stream().filter(f -> f.names().contains(name)).findFirst().orElse(null);
  }

  private static List<@Nullable String> items(JsonParser parser, String name, int most)
      throws BrokenRecord {
    List<@Nullable String> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (items.size() == most) {
        throw new BrokenRecord(
            parser.currentTokenLocation().getLineNr(),
            "%s has more than %d values".formatted(name, most));
      }
      JsonToken token = parser.currentToken();
      items.add(token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getString() : null);
      parser.skipChildren();
    }
    return items;
  }
}
