package dev.stampede.models.operator;

import dev.stampede.models.check.Require;
import dev.stampede.models.work.Errand;

/**
 * All calls of an errand are refused for a while at the way in to a provider.
 *
 * @param errand the errand: to sign up or to log in
 * @param status HTTP status of the refusal, 400 to 599
 * @param lastsNanos how long, positive
 */
public record Shut(Errand errand, int status, long lastsNanos) implements Limit {

  /** Rejects messages, a status that is no error, and a length of nothing. */
  public Shut {
    Require.that(
        errand != Errand.MESSAGE,
        "errand",
        "message",
        "be sign_up or log_in: say shed of all calls");
    Limit.check(status, "for", lastsNanos);
  }

  @Override
  public String kind() {
    return "shut";
  }

  @Override
  public double share(long sinceNanos) {
    return sinceNanos < lastsNanos ? 1 : 0;
  }

  @Override
  public boolean concerns(Errand of) {
    return of == errand;
  }
}
