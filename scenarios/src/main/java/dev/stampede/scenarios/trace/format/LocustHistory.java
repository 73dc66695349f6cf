package dev.stampede.scenarios.trace.format;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Locust's {@code _stats_history.csv}: how many requests there were in all up to each second. What
 * was added between two rows is spread evenly over the time between them.
 */
final class LocustHistory implements Format {
  private static final long NANOS = 1_000_000_000L;
  private static final String TIME = "Timestamp";
  private static final String TOTAL = "Total Request Count";
  private static final String NAME = "Name";
  private static final String ALL = "Aggregated";

  /** In a second, more than any load generator sends. */
  private static final long MOST = 100_000_000;

  @Override
  public String name() {
    return "locust";
  }

  @Override
  public String title() {
    return "Locust's history of statistics";
  }

  @Override
  public boolean recognises(Head head) {
    return fits(head) && head.names().containsAll(List.of(TIME, "User Count", NAME, TOTAL));
  }

  @Override
  public boolean fits(Head head) {
    return !head.isJson();
  }

  @Override
  public Columns columns() {
    return Columns.of(Clock.NS, TIME);
  }

  @Override
  public String caveat() {
    return "it holds counts, not requests: those between two rows are spread evenly, and were sent"
        + " a little before they are counted";
  }

  @Override
  public Records open(Reader text, List<Field> fields) throws IOException {
    List<Field> all = new ArrayList<>(fields);
    all.add(Field.of(TIME));
    all.add(Field.of(TOTAL));
    all.add(Field.of(NAME));
    return new Counted(new CsvRecords(text, all), fields);
  }

  private static final class Counted implements Records {
    private final CsvRecords rows;
    private final List<Field> fields;

    private long from = -1;
    private long to;
    private long before;
    private long added;
    private long passed;

    Counted(CsvRecords rows, List<Field> fields) {
      this.rows = rows;
      this.fields = fields;
    }

    @Override
    public List<Field> missing() {
      return rows.missing();
    }

    @Override
    public boolean next() throws IOException {
      while (passed >= added) {
        if (!rows.next()) {
          return false;
        }
        if (ALL.equals(rows.value(fields.size() + 2))) {
          count();
        }
      }
      passed++;
      return true;
    }

    private void count() throws BrokenRecord {
      long time = number(TIME, fields.size(), NANOS);
      long total = number(TOTAL, fields.size() + 1, 1);
      if (from >= 0 && (time <= to || total < before)) {
        throw new BrokenRecord(
            line(), "neither %s nor %s may fall from row to row".formatted(TIME, TOTAL));
      }
      from = from < 0 ? Math.max(0, time - NANOS) : to;
      to = time;
      added = total - before;
      before = total;
      passed = 0;
      if (added > MOST) {
        throw new BrokenRecord(line(), "%s grows by %d in one row".formatted(TOTAL, added));
      }
    }

    private long number(String name, int field, long factor) throws BrokenRecord {
      String text = rows.value(field);
      long number = text == null ? -1 : Decimal.times(text, factor);
      if (number < 0) {
        throw new BrokenRecord(line(), "%s must be a number, at least 0".formatted(name));
      }
      return number;
    }

    @Override
    public @Nullable String value(int field) {
      return fields.get(field).names().contains(TIME)
          ? Long.toString(from + (long) ((passed - 0.5) * (to - from) / added))
          : rows.value(field);
    }

    @Override
    public long line() {
      return rows.line();
    }

    @Override
    public void close() throws IOException {
      rows.close();
    }
  }
}
