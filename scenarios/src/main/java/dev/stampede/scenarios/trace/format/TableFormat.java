package dev.stampede.scenarios.trace.format;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A form that is a table: rows of comma-separated values, or JSON objects.
 *
 * @param known names that all files of this form have
 * @param json whether it is made of JSON objects
 * @param way names that lead to the objects, several for each step; none if they stand at the top
 * @param failed what a failed request's record says
 * @param only a field and the values of it that requests have; records without it pass
 * @param traits what else is true of it
 */
record TableFormat(
    String name,
    String title,
    Set<String> known,
    boolean json,
    List<Set<String>> way,
    Columns columns,
    Predicate<String> failed,
    Only only,
    Traits traits)
    implements Format {

  /** A field, and what it says in records of requests. */
  record Only(Field field, Predicate<@Nullable String> request) {
    static final Only ALL = new Only(Field.NONE, said -> true);
  }

  /**
   * What else is true of a form.
   *
   * @param byEnd see {@link Format#isByEnd}
   * @param fromZero see {@link Format#countsFromZero}
   * @param timeless see {@link Format#timeless}
   * @param caveat see {@link Format#caveat}
   */
  record Traits(
      boolean byEnd, boolean fromZero, @Nullable String timeless, @Nullable String caveat) {
    static final Traits NONE = new Traits(false, false, null, null);
  }

  static TableFormat csv(String name, String title, Columns columns, String... known) {
    return new TableFormat(
        name,
        title,
        Set.of(known),
        false,
        List.of(),
        columns,
        said -> false,
        Only.ALL,
        Traits.NONE);
  }

  static TableFormat json(String name, String title, Columns columns, String... known) {
    return csv(name, title, columns, known).below(List.of());
  }

  TableFormat below(List<Set<String>> names) {
    return new TableFormat(name, title, known, true, names, columns, failed, only, traits);
  }

  TableFormat failing(Predicate<String> when) {
    return new TableFormat(name, title, known, json, way, columns, when, only, traits);
  }

  TableFormat only(Field field, Predicate<@Nullable String> request) {
    return new TableFormat(
        name, title, known, json, way, columns, failed, new Only(field, request), traits);
  }

  TableFormat byEnd() {
    return with(new Traits(true, traits.fromZero, traits.timeless, traits.caveat));
  }

  TableFormat fromZero() {
    return with(new Traits(traits.byEnd, true, traits.timeless, traits.caveat));
  }

  TableFormat timeless(String why) {
    return with(new Traits(traits.byEnd, traits.fromZero, why, traits.caveat));
  }

  TableFormat caveat(String what) {
    return with(new Traits(traits.byEnd, traits.fromZero, traits.timeless, what));
  }

  private TableFormat with(Traits other) {
    return new TableFormat(name, title, known, json, way, columns, failed, only, other);
  }

  @Override
  public boolean recognises(Head head) {
    return fits(head) && !known.isEmpty() && head.names().containsAll(known);
  }

  @Override
  public boolean fits(Head head) {
    return head.isJson() == json;
  }

  @Override
  public Records open(Reader text, List<Field> fields) throws IOException {
    return json ? new JsonRecords(text, way, fields) : new CsvRecords(text, fields);
  }

  @Override
  public List<Field> looked() {
    return only.field().exists() ? List.of(only.field()) : List.of();
  }

  @Override
  public boolean takes(List<@Nullable String> looked) {
    return looked.isEmpty() || only.request().test(looked.get(0));
  }

  @Override
  public boolean failed(@Nullable String said) {
    return said != null && !said.isEmpty() && failed.test(said);
  }

  @Override
  public boolean isByEnd() {
    return traits.byEnd();
  }

  @Override
  public boolean countsFromZero() {
    return traits.fromZero();
  }

  @Override
  public @Nullable String timeless() {
    return traits.timeless();
  }

  @Override
  public @Nullable String caveat() {
    return traits.caveat();
  }
}
