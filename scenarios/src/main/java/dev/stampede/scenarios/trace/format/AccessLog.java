package dev.stampede.scenarios.trace.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Access logs of nginx and Apache, in the form "combined" or "common", whatever fields follow: of
 * these, {@code rt=} or {@code request_time=} is how many seconds the request took.
 */
final class AccessLog implements Format {
  private static final int LONGEST_LINE = 1 << 16;

  /** The names of nginx's variables that a line tells, in the order of the pattern's groups. */
  private static final List<String> NAMES =
      List.of("remote_addr", "remote_user", "time_local", "request", "status", "body_bytes_sent");

  private static final String METHOD = "method";
  private static final String PATH = "path";
  private static final String TOOK = "request_time";

  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+) \\S+ (\\S+) \\[([^\\]]{26})\\] \"((?:[^\"\\\\]|\\\\.)*+)\" (\\d{3}) (\\d+|-)(.*)");

  private static final Pattern TIME =
      Pattern.compile("[\\s\"](?:rt|request_time)[=:]\\s*\"?([0-9.]+)");

  @Override
  public String name() {
    return "nginx";
  }

  @Override
  public String title() {
    return "an access log of nginx or Apache";
  }

  @Override
  public boolean recognises(Head head) {
    return LINE.matcher(head.line()).lookingAt();
  }

  @Override
  public boolean fits(Head head) {
    return !head.isJson();
  }

  @Override
  public Columns columns() {
    return Columns.of(Clock.LOG, "time_local")
        .and(Role.TOOK, TOOK)
        .and(Role.CLIENT, "remote_addr")
        .and(Role.FAILED, "status")
        .tookIn(Clock.S);
  }

  @Override
  public boolean failed(@Nullable String said) {
    return said != null && said.compareTo("400") >= 0;
  }

  @Override
  public boolean isByEnd() {
    return true;
  }

  @Override
  public Records open(Reader text, List<Field> fields) {
    return new Lines(text, fields);
  }

  private static final class Lines implements Records {
    private final BufferedReader reader;
    private final List<Field> fields;
    private final Matcher matcher = LINE.matcher("");
    private long line;

    Lines(Reader text, List<Field> fields) {
      this.reader = new BufferedReader(text);
      this.fields = fields;
    }

    @Override
    public boolean next() throws IOException {
      String text = read();
      while (text != null && text.isBlank()) {
        text = read();
      }
      if (text == null) {
        return false;
      }
      if (!matcher.reset(text).matches()) {
        throw new BrokenRecord(line, "is not a line of an access log in the form combined");
      }
      return true;
    }

    private @Nullable String read() throws IOException {
      line++;
      StringBuilder text = new StringBuilder();
      for (int c = reader.read(); c != '\n'; c = reader.read()) {
        if (c < 0) {
          return text.isEmpty() ? null : text.toString();
        }
        if (text.length() == LONGEST_LINE) {
          throw new BrokenRecord(line, "is longer than %d characters".formatted(LONGEST_LINE));
        }
        text.append((char) c);
      }
      int length = text.length();
      if (length > 0 && text.charAt(length - 1) == '\r') {
        text.setLength(length - 1);
      }
      return text.toString();
    }

    @Override
    public @Nullable String value(int field) {
      for (String name : fields.get(field).names()) {
        String value = named(name);
        if (value != null) {
          return value;
        }
      }
      return null;
    }

    private @Nullable String named(String name) {
      int group = NAMES.indexOf(name);
      return group >= 0
          ? matcher.group(group + 1)
          : switch (name) {
            case METHOD -> word(0);
            case PATH -> word(1);
            case TOOK -> took();
            default -> null;
          };
    }

    private @Nullable String word(int index) {
      String[] words = matcher.group(4).split(" ", 3);
      return index < words.length ? words[index] : null;
    }

    private @Nullable String took() {
      Matcher time = TIME.matcher(matcher.group(7));
      return time.find() ? time.group(1) : null;
    }

    @Override
    public long line() {
      return line;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
