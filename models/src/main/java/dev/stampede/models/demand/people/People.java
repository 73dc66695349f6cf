package dev.stampede.models.demand.people;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.demand.Client;
import dev.stampede.models.demand.Source;
import dev.stampede.models.demand.Stage;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;
import java.util.stream.IntStream;

/**
 * People in a closed loop, or a shard of them. A piece of work is numbered by its person and by
 * which of their tasks it is, so all that is drawn for it is the same however long they waited
 * before, and however many shards there are.
 */
final class People implements Source, Person.Site {

  private final PeopleSpec spec;
  private final LogicalProcess process;
  private final PeopleBooks books;
  private final Client client;
  private final RequestSpec shape;
  private final String name;
  private final long key;
  private final int shards;
  private final List<Person> people;

  People(PeopleSpec spec, Stage stage) {
    this.spec = spec;
    this.process = stage.process();
    this.books = new PeopleBooks(stage.horizon());
    this.client = new Client(stage, this::over);
    this.shape = stage.useCase().spec().request();
    this.name = stage.useCase().spec().name();
    this.key = stage.key();
    this.shards = stage.shard().of();
    this.people =
        IntStream.iterate(stage.shard().number(), n -> n < spec.people(), n -> n + shards)
            .mapToObj(n -> new Person(n, RandomKey.derive(key, -1L - n), this)) // below all work's
            .toList();
  }

  @Override
  public PeopleSpec spec() {
    return spec;
  }

  @Override
  public LogicalProcess process() {
    return process;
  }

  @Override
  public PeopleBooks books() {
    return books;
  }

  @Override
  public void start() {
    people.forEach(Person::start);
  }

  private long number(Person person, long task) {
    return task * spec.people() + person.number();
  }

  @Override
  public long key(Person person, long task) {
    return RandomKey.derive(key, number(person, task));
  }

  @Override
  public void ask(Person person, Task task) {
    long number = number(person, task.number);
    Request request =
        task.asks == 1 ? client.newWork(number) : client.sameWork(number, task.asks - 1);
    shape.shape(request);
    client.send(request);
  }

  private void over(Request request, Outcome outcome) {
    boolean served = outcome.withinTolerance() || outcome == Outcome.LATE;
    int tries = 1 + request.reworks + request.resubmissions;
    people
        .get((int) (request.number % spec.people()) / shards)
        .answered(served, tries, process.now() - request.bornNanos);
  }

  @Override
  public boolean hasUndecided(long nowNanos) {
    return client.judge().hasUndecided(nowNanos);
  }

  @Override
  public UseCaseResult result(long nowNanos) {
    long open = people.stream().mapToLong(Person::open).sum();
    long aside = people.stream().mapToLong(Person::aside).sum();
    return client.judge().result(nowNanos).with(books.close(name, nowNanos, open, aside));
  }

  @Override
  public void close() {}
}
