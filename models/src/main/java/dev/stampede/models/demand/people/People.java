package dev.stampede.models.demand.people;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.demand.Source;
import dev.stampede.models.demand.Stage;
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
  private final Asking asking;
  private final String name;
  private final long key;
  private final int shards;
  private final List<Person> people;

  People(PeopleSpec spec, Stage stage) {
    this.spec = spec;
    this.process = stage.process();
    this.books = new PeopleBooks(stage.horizon());
    this.asking =
        spec.turn() == null
            ? new SingleCalls(this, stage)
            : new AgentTurns(spec.turn(), this, stage);
    this.name = stage.useCase().spec().name();
    this.key = stage.key();
    this.shards = stage.shard().of();
    this.people =
        IntStream.iterate(stage.shard().number(), n -> n < spec.people(), n -> n + shards)
            .mapToObj(n -> new Person(n, key(n), this))
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

  /** Of a person, below those of all work. */
  private long key(int number) {
    return RandomKey.derive(key, -1L - number);
  }

  /** Returns a key for the prompts of a person. */
  long key(Person person) {
    return key(person.number());
  }

  /** Returns the number of a task of a person, counted from 0 on, among all of the use case. */
  long number(Person person, long task) {
    return task * spec.people() + person.number();
  }

  /** Returns whose a task of a number is. */
  Person whose(long number) {
    return people.get((int) (number % spec.people()) / shards);
  }

  @Override
  public long key(Person person, long task) {
    return RandomKey.derive(key, number(person, task));
  }

  @Override
  public void ask(Person person, Task task) {
    asking.ask(person, task);
  }

  @Override
  public boolean hasUndecided(long nowNanos) {
    return asking.hasUndecided(nowNanos);
  }

  @Override
  public UseCaseResult result(long nowNanos) {
    long open = people.stream().mapToLong(Person::open).sum();
    long aside = people.stream().mapToLong(Person::aside).sum();
    return asking.result(nowNanos).with(books.close(name, nowNanos, open, aside));
  }

  @Override
  public void close() {}
}
