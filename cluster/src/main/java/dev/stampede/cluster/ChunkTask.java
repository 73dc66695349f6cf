package dev.stampede.cluster;

import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What Spark runs: one chunk of a plan that every executor is given once. */
final class ChunkTask extends AbstractFunction1<Iterator<ChunkRange>, ChunkOutcome>
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Broadcast<SharedPlan> plan;

  ChunkTask(Broadcast<SharedPlan> plan) {
    this.plan = plan;
  }

  @Override
  public ChunkOutcome apply(Iterator<ChunkRange> chunks) {
    return plan.value().run(chunks.next(), TaskContext.get());
  }
}
