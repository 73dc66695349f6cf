package dev.stampede.models.fault;

import java.util.Set;

/** What a fault does to a provider. */
public interface Effect {

  /** The name of its kind in scenarios and reports. */
  String kind();

  /**
   * Acts on a provider. What it tells that to do lasts as long as the fault, which takes it back at
   * its end.
   */
  void begin(Struck provider);

  /** The HTTP statuses of the errors that it has calls answered with. */
  Set<Integer> statuses();

  /** Whether calls can end cut off by it, without an error. */
  boolean cutsOff();

  /** Whether answers that were made can get lost, so that nothing but a timeout ends the call. */
  boolean losesAnswers();

  /**
   * True if only inference can suffer from it: its answers, its streams, its quotas. Nothing before
   * it does.
   */
  default boolean concernsInference() {
    return false;
  }

  /**
   * True if it acts on what serves calls, whatever door they have come through: its speed, or how
   * much there is of it.
   */
  default boolean concernsEngine() {
    return false;
  }

  /**
   * True if it changes how fast those are who serve calls, or how many there are: where nobody
   * serves, it does nothing.
   */
  default boolean concernsServers() {
    return false;
  }

  /**
   * The largest share of what the provider can do that it can leave, whoever calls and whatever
   * they try, in [0, 1].
   */
  default double mostLeft() {
    return 1;
  }

  /** True if nothing shows it but the quality of answers. */
  boolean isHidden();

  /** Whether it can strike the calls of some users and spare those of others. */
  boolean sparesSome();
}
