package dev.stampede.scenarios.language.demand;

import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.Level;
import dev.stampede.models.arrival.Lines;
import dev.stampede.models.arrival.Product;
import dev.stampede.models.arrival.RateCurve;
import dev.stampede.models.arrival.Steps;
import dev.stampede.models.arrival.Sum;
import dev.stampede.models.arrival.pattern.ClientTable;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.InputFiles;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.trace.ClientRows;
import dev.stampede.scenarios.trace.RateTable;
import dev.stampede.scenarios.trace.format.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads arrivals by tables in files: rates or counts over time, or clients. */
final class TableDecoder {
  private static final int MOST_STEPS = 10_000_000;
  private static final CurveDemand STAND_IN = CurveDemand.constant(1);
  private static final Type<ValueReader> POINT =
      Type.as(
          Shape.either(
              Type.TIME.shape(),
              new Shape.Text("date and time", "[0-9]{4}-[0-9]{2}-[0-9]{2}[ T].{5,30}", false)));

  private static final Key<String> FILE =
      Key.required(
          "file",
          Type.TEXT,
          "a CSV file with a header, plain or compressed with gzip or Zstandard, from the"
              + " scenario's folder");
  private static final Key<String> TIME =
      Key.optional("time", Type.TEXT, "time", "the column of times, ascending");
  private static final Key<Long> UNIT =
      Key.open(
          "unit",
          Type.POSITIVE_TIME,
          "dates, or as it looks",
          "what 1 of a time is, if they are numbers: 1h for hours");
  private static final Key<String> COUNT =
      Key.open("count", Type.TEXT, "", "the column of counts: how many came from then on");
  private static final Key<String> RATE_COLUMN =
      Key.open("rate", Type.TEXT, "", "the column of rates, with straight lines between them");
  private static final Key<Long> STEP =
      Key.open(
          "step",
          Type.POSITIVE_TIME,
          "the shortest time between two rows",
          "how long a row counts, with a count");
  private static final Key<Long> PER =
      Key.optional("per", Type.POSITIVE_TIME, "1s", "what a rate is told for, with a rate");
  private static final Key<ValueReader> FROM =
      Key.open(
          "from",
          POINT,
          "its first row",
          "the time in the table with which the run begins: 1998-06-17 12:00:00, or 2d after its"
              + " first row");
  private static final Form TABLE_KEYS =
      Form.of("table", "rates or counts over time", FILE, TIME, UNIT, COUNT, RATE_COLUMN)
          .and(STEP, PER, FROM)
          .rule(Form.Count.EXACTLY_ONE, COUNT, RATE_COLUMN);
  private static final Key<MappingReader> TABLE =
      Key.required("table", Type.mapping(TABLE_KEYS), "rates or counts over time");
  private static final Key<Double> TIMES =
      Key.optional("rate", Type.MULTIPLIER, "1x", "how many times what the table says");

  static final Form TABLE_FORM =
      Form.of("at-table", "a rate by a table over time", TABLE, TIMES)
          .including(CourseDecoder.FORM);

  private static final Key<Long> BEGIN =
      Key.optional("from", Type.TIME, "0s", "the time of the table with which the run begins");
  private static final Form CLIENT_KEYS =
      Form.of(
          "client-table",
          "observed clients, with columns client, t_s, rate_per_s, iat_cv, dist and p1, as"
              + " ServeGen has them",
          FILE,
          BEGIN);
  private static final Key<MappingReader> CLIENT_TABLE =
      Key.required("client_table", Type.mapping(CLIENT_KEYS), "observed clients, one by one");

  static final Form CLIENT_FORM =
      Form.of("at-client-table", "observed clients, each with its rate and its gaps", CLIENT_TABLE)
          .and(TIMES);

  private TableDecoder() {}

  static ArrivalSpec table(ArrivalSite site, MappingReader all) {
    MappingReader in = all.get(TABLE);
    ValueReader said = in.value(FILE);
    String name = FILE.type().read(said);
    String time = in.get(TIME);
    Long unit = in.find(UNIT);
    String count = in.find(COUNT);
    String rate = in.find(RATE_COLUMN);
    Long step = in.find(STEP);
    long per = in.get(PER);
    ValueReader from = in.find(FROM);
    if (count == null == (rate == null)) {
      in.error("needs a count or a rate, and not both", "for example count: requests");
    }
    in.finish();
    double times = all.get(TIMES);
    RateTable table =
        in.isFaulty()
            ? null
            : read(
                said,
                name,
                file -> RateTable.read(file, time, rate == null ? count + "" : rate, unit));
    if (table == null) {
      return CourseDecoder.read(site, all, STAND_IN);
    }
    long zero = zero(table, from);
    RateCurve curve = rate == null ? steps(table, zero, step, said) : lines(table, zero, per);
    RateCurve scaled = new Product(new Level(times), curve);
    return CourseDecoder.read(site, all, new CurveDemand(scaled, site.meanOf(scaled)));
  }

  static ArrivalSpec clients(ArrivalSite site, MappingReader all) {
    MappingReader in = all.get(CLIENT_TABLE);
    ValueReader said = in.value(FILE);
    String name = FILE.type().read(said);
    long from = in.get(BEGIN);
    in.finish();
    double times = all.get(TIMES);
    List<ClientTable.Client> clients =
        in.isFaulty() ? null : read(said, name, file -> ClientRows.read(file, from));
    if (clients == null) {
      return all.build(() -> ArrivalDecoder.STAND_IN, ArrivalDecoder.STAND_IN);
    }
    RateCurve factor = new Level(times);
    RateCurve sum =
        new Product(
            factor, new Sum(clients.stream().<RateCurve>map(ClientTable.Client::rate).toList()));
    return all.build(
        () -> new ClientTable(clients, factor, new CurveDemand(sum, site.meanOf(sum))),
        ArrivalDecoder.STAND_IN);
  }

  private static <T> @Nullable T read(
      ValueReader said, String name, InputFiles.Reading<T> reading) {
    return said.files().read(said, said.files().resolve(said, name), reading);
  }

  private static long zero(RateTable table, @Nullable ValueReader from) {
    long first = table.time(0);
    if (from == null) {
      return first;
    }
    String text = from.text();
    if (text.indexOf('-', 1) != 4) {
      return first + Type.TIME.read(from);
    }
    long date = Timestamp.nanos(text);
    if (date == Timestamp.INVALID) {
      from.reject("is no date and time", "1998-06-17 12:00:00, in UTC unless +02:00 follows");
      return first;
    }
    if (!table.isDated()) {
      from.reject("is a date, and the times of the table are none", "2d after its first row, say");
      return first;
    }
    if (date < first || date > table.lastTime()) {
      from.reject("is outside the table", null);
    }
    return date;
  }

  private static RateCurve lines(RateTable table, long zero, long per) {
    long[] times = new long[table.rows()];
    double[] rates = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = table.time(i) - zero;
      rates[i] = table.value(i) / (per / 1e9);
    }
    return new Lines(times, rates);
  }

  private static RateCurve steps(
      RateTable table, long zero, @Nullable Long said, ValueReader file) {
    long step = said == null ? table.shortestGap() : said;
    if (step == 0) {
      file.reject("has one row, so it is not known how long it counts", "give a step");
      return new Level(1);
    }
    long first = table.time(0);
    long last = table.lastTime();
    long steps = (last - first) / step + 1;
    if (steps > MOST_STEPS || (step > table.shortestGap() && table.rows() > 1)) {
      file.reject(
          steps > MOST_STEPS
              ? "makes more than %d steps".formatted(MOST_STEPS)
              : "has rows that are closer together than the step",
          "another step");
      return new Level(1);
    }
    double[] rates = new double[(int) steps];
    for (int i = 0; i < table.rows(); i++) {
      rates[(int) ((table.time(i) - first) / step)] += table.value(i) / (step / 1e9);
    }
    if (steps > table.rows()) {
      file.warning(
          "%s: %d of %d steps have no row and count as nothing"
              .formatted(file.path(), steps - table.rows(), steps),
          null);
    }
    return new Steps(first - zero, step, rates);
  }
}
