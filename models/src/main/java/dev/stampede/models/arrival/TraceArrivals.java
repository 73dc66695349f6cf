package dev.stampede.models.arrival;

import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;

/** Arrivals as a trace recorded them, faster or slower. */
final class TraceArrivals implements ArrivalProcess {

  private final TraceCursor cursor;
  private final double speed;

  TraceArrivals(TraceCursor cursor, double speed) {
    this.cursor = cursor;
    this.speed = speed;
  }

  @Override
  public long next() {
    return cursor.next() ? Math.round(cursor.offsetNanos() / speed) : NEVER;
  }

  @Override
  public void skip() {
    cursor.next();
  }

  @Override
  public void shape(Request request, RequestSpec spec) {
    request.inputTokens = cursor.inputTokens();
    request.outputTokens = cursor.outputTokens();
    spec.shapeCached(request);
  }

  @Override
  public void close() {
    cursor.close();
  }
}
