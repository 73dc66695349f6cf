package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.call.Call;
import dev.stampede.models.provider.ProviderCall.Stage;
import dev.stampede.models.tier.TieredCall;
import dev.stampede.models.tier.WayIn;
import java.util.function.Consumer;

/** Where calls come to from the way in to a provider. */
final class Entrance implements WayIn.Exits {

  private final LogicalProcess process;
  private final ProviderBooks books;
  private final Consumer<Call> inside;

  /**
   * Stands at the end of the way.
   *
   * @param inside takes calls that have passed it
   */
  Entrance(LogicalProcess process, ProviderBooks books, Consumer<Call> inside) {
    this.process = process;
    this.books = books;
    this.inside = inside;
  }

  @Override
  public void passed(TieredCall call) {
    ProviderCall.of(call).stage = Stage.OUT;
    inside.accept(call);
  }

  @Override
  public void refused(TieredCall call, int httpStatus, long delayNanos) {
    leaves(call);
    Replies.refuse(call, httpStatus, delayNanos);
  }

  @Override
  public void broken(TieredCall call, long delayNanos) {
    leaves(call);
    Replies.breakOff(call, delayNanos);
  }

  private void leaves(TieredCall call) {
    ProviderCall.of(call).stage = Stage.OUT;
    books.refusedOnTheWay(process.now(), call.answer.cause.kind());
  }
}
