package dev.stampede.scenarios.trace.format;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Sessions as JSON objects, one after the other: each with a list {@code sub_requests} of calls, as
 * LLMServingSim has them. An object without that list is a call itself. Whatever else is in them
 * passes by unread.
 */
public final class SessionObjects implements AutoCloseable {

  /** What comes next. */
  public enum Part {
    /** A call of the session at hand. */
    CALL,
    /** The session at hand is over. */
    END
  }

  private static final String CALLS = "sub_requests";
  private static final String ARRIVAL = "arrival_time_ns";
  private static final String INPUT = "input_toks";
  private static final String OUTPUT = "output_toks";
  private static final String TOOL = "tool_duration_ns";

  private final JsonParser parser;
  private boolean inCalls;
  private boolean hadCalls;
  private boolean ends;
  private long line;
  private @Nullable String arrival;
  private @Nullable String input;
  private @Nullable String output;
  private @Nullable String tool;

  /** Stands before the first. */
  public SessionObjects(Reader text) {
    this.parser = new JsonFactory().createParser(ObjectReadContext.empty(), text);
  }

  /** Goes to the next part; null at the end. */
  public @Nullable Part next() throws IOException {
    try {
      return find();
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new BrokenRecord(Math.max(1, e.getLocation().getLineNr()), "is not well-formed JSON");
    }
  }

  private @Nullable Part find() throws IOException {
    if (ends) {
      ends = false;
      return Part.END;
    }
    if (inCalls) {
      return inCalls();
    }
    JsonToken token = parser.nextToken();
    if (token == null) {
      return null;
    }
    line = parser.currentTokenLocation().getLineNr();
    if (token != JsonToken.START_OBJECT) {
      throw new BrokenRecord(line, "is not a JSON object");
    }
    forget();
    arrival = null;
    hadCalls = false;
    return inSession();
  }

  private void forget() {
    input = null;
    output = null;
    tool = null;
  }

  private Part inSession() throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(CALLS)) {
        inCalls = true;
        hadCalls = true;
        return inCalls();
      }
      if (name.equals(ARRIVAL)) {
        arrival = scalar();
      } else {
        take(name);
      }
    }
    if (hadCalls) {
      return Part.END;
    }
    ends = true;
    return Part.CALL;
  }

  private Part inCalls() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_ARRAY) {
      inCalls = false;
      return inSession();
    }
    line = parser.currentTokenLocation().getLineNr();
    if (token != JsonToken.START_OBJECT) {
      throw new BrokenRecord(line, "has something in sub_requests that is not a JSON object");
    }
    forget();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      take(name);
    }
    return Part.CALL;
  }

  private void take(String name) {
    switch (name) {
      case INPUT -> input = scalar();
      case OUTPUT -> output = scalar();
      case TOOL -> tool = scalar();
      default -> parser.skipChildren();
    }
  }

  private @Nullable String scalar() {
    boolean scalar = parser.currentToken().isScalarValue();
    String text =
        scalar && parser.currentToken() != JsonToken.VALUE_NULL ? parser.getString() : null;
    parser.skipChildren();
    return text;
  }

  /** When the session came, as it says; null if it does not, or has not yet. */
  public @Nullable String arrival() {
    return arrival;
  }

  /** Tokens of the call's prompt, as it says. */
  public @Nullable String input() {
    return input;
  }

  /** Tokens of the call's answer, as it says. */
  public @Nullable String output() {
    return output;
  }

  /** Nanoseconds after the call, as it says. */
  public @Nullable String tool() {
    return tool;
  }

  /** The line in which the call begins, or the session that is over, from 1. */
  public long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    try {
      parser.close();
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }
}
