package dev.stampede.models.demand.people;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.demand.Client;
import dev.stampede.models.demand.Stage;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.UseCaseResult;

/** Each question is one piece of work. */
final class SingleCalls implements Asking {

  private final People people;
  private final LogicalProcess process;
  private final Client client;
  private final RequestSpec shape;

  SingleCalls(People people, Stage stage) {
    this.people = people;
    this.process = stage.process();
    this.client = new Client(stage, this::over);
    this.shape = stage.useCase().spec().request();
  }

  @Override
  public void ask(Person person, Task task) {
    long number = people.number(person, task.number);
    Request request =
        task.asks == 1 ? client.newWork(number) : client.sameWork(number, task.asks - 1);
    shape.shape(request);
    client.send(request);
  }

  private void over(Request request, Outcome outcome) {
    boolean served = outcome.withinTolerance() || outcome == Outcome.LATE;
    int tries = 1 + request.reworks + request.resubmissions;
    people.whose(request.number).answered(served, tries, process.now() - request.bornNanos);
  }

  @Override
  public boolean hasUndecided(long nowNanos) {
    return client.judge().hasUndecided(nowNanos);
  }

  @Override
  public UseCaseResult result(long nowNanos) {
    return client.judge().result(nowNanos);
  }
}
