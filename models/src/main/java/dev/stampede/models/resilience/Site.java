package dev.stampede.models.resilience;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.attribution.ChainBooks;
import dev.stampede.models.attribution.GuardBooks;
import dev.stampede.models.call.CallEvents;

/** What a chain gives a policy to build its layer with. */
public final class Site {

  private final Flow flow;
  private final String place;
  private final CallEvents interest;
  private final ChainBooks books;
  private final Mirror mirror;

  /**
   * Makes one.
   *
   * @param place the layer's, unique at the gateway
   * @param interest what the calls inside tell: what all layers around them want to hear
   * @param books on the chain
   * @param mirror where copies of the work go
   */
  Site(Flow flow, String place, CallEvents interest, ChainBooks books, Mirror mirror) {
    this.flow = flow;
    this.place = place;
    this.interest = interest;
    this.books = books;
    this.mirror = mirror;
  }

  /** Opens the stream of random numbers of the layer. */
  public RandomStream random() {
    return flow.random(place);
  }

  /** What the calls inside tell before their answer. */
  public CallEvents interest() {
    return interest;
  }

  /**
   * Opens the books on a guard.
   *
   * @param guard its kind
   */
  public GuardBooks guard(String guard) {
    return books.guard(guard);
  }

  /** What sends copies of the work elsewhere. */
  public Mirror mirror() {
    return mirror;
  }
}
