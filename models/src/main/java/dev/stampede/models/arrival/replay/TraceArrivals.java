package dev.stampede.models.arrival.replay;

import dev.stampede.models.arrival.ArrivalProcess;
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
    int input = cursor.inputTokens();
    if (input == TraceCursor.UNKNOWN) {
      spec.shape(request);
      return;
    }
    request.inputTokens = input;
    request.outputTokens = cursor.outputTokens();
    int cached = cursor.cachedTokens();
    if (cached == TraceCursor.UNKNOWN) {
      spec.shapeCached(request);
    } else {
      request.cachedInputTokens = Math.min(cached, input);
    }
  }

  @Override
  public void close() {
    cursor.close();
  }
}
