package dev.stampede.scenarios.trace.format;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code vllm bench serve --save-result --save-detailed}: one JSON object in which
 * lists run side by side, a request at each place of them. Its {@code start_times} are seconds of a
 * clock that begins anywhere.
 */
final class VllmBench implements Format {

  private static final String TIMES = "start_times";

  /** As many as fit well into memory; results of a bench are far fewer. */
  private static final int MOST_REQUESTS = 2_000_000;

  @Override
  public String name() {
    return "vllm_bench";
  }

  @Override
  public String title() {
    return "the result of vllm bench serve";
  }

  @Override
  public boolean recognises(Head head) {
    return head.isJson()
        && head.names().contains("request_throughput")
        && (head.names().contains("input_lens") || head.names().contains("total_input_tokens"));
  }

  @Override
  public boolean fits(Head head) {
    return head.isJson();
  }

  @Override
  public Columns columns() {
    return Columns.of(Clock.S, TIMES)
        .and(Role.INPUT, "input_lens")
        .and(Role.OUTPUT, "output_lens")
        .and(Role.FAILED, "errors");
  }

  @Override
  public boolean failed(@Nullable String said) {
    return said != null && !said.isEmpty();
  }

  @Override
  public boolean isByEnd() {
    return true;
  }

  @Override
  public Records open(Reader text, List<Field> fields) throws IOException {
    Map<Field, List<@Nullable String>> lists = JsonLists.read(text, fields, MOST_REQUESTS);
    List<List<@Nullable String>> columns = new ArrayList<>();
    for (Field field : fields) {
      columns.add(lists.getOrDefault(field, List.of()));
    }
    Side side = new Side(fields, columns);
    if (side.rows == 0) {
      throw new BrokenRecord(
          1, "holds figures of all requests alone: let vllm bench serve --save-detailed");
    }
    return side;
  }

  /** Lists side by side. */
  private static final class Side implements Records {
    private final List<Field> fields;
    private final List<List<@Nullable String>> columns;
    private final int rows;
    private int row = -1;

    Side(List<Field> fields, List<List<@Nullable String>> columns) throws BrokenRecord {
      this.fields = fields;
      this.columns = columns;
      this.rows = columns.stream().mapToInt(List::size).max().orElse(0);
      for (int i = 0; i < fields.size(); i++) {
        int size = columns.get(i).size();
        if (size > 0 && size != rows) {
          throw new BrokenRecord(
              1,
              "%s has %d values, but others have %d".formatted(fields.get(i).name(), size, rows));
        }
      }
    }

    @Override
    public List<Field> missing() {
      List<Field> missing = new ArrayList<>();
      for (int i = 0; i < fields.size(); i++) {
        if (columns.get(i).isEmpty() && fields.get(i).exists()) {
          missing.add(fields.get(i));
        }
      }
      return missing;
    }

    @Override
    public @Nullable String timeless() {
      boolean none = missing().stream().anyMatch(field -> field.names().contains(TIMES));
      return none
          ? "this result of vllm bench serve holds no start_times: newer versions of it save them,"
              + " or give the rate it was made with, and take the lengths from here"
          : null;
    }

    @Override
    public boolean next() {
      row++;
      return row < rows;
    }

    @Override
    public @Nullable String value(int field) {
      List<@Nullable String> column = columns.get(field);
      return column.isEmpty() ? null : column.get(row);
    }

    @Override
    public long line() {
      return 1;
    }

    @Override
    public void close() {
      columns.clear();
    }
  }
}
