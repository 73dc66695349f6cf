package dev.stampede.experiments.year;

import dev.stampede.experiments.people.PeopleFigures;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.UseCaseResult;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What adds up over the time that counts.
 *
 * @param works of each use case
 * @param cost all that is paid, but for the hours of people
 */
record Totals(List<Work> works, double cost) {

  /** Copies the list. */
  Totals {
    works = List.copyOf(works);
  }

  /** Nothing of so many use cases. */
  static Totals none(int useCases) {
    return new Totals(Collections.nCopies(useCases, Work.NONE), 0);
  }

  static Totals of(TrialResult trial) {
    return new Totals(
        IntStream.range(0, trial.useCases().size())
            .mapToObj(i -> Work.of(trial.useCases().get(i), trial.cost().useCases().get(i).total()))
            .toList(),
        trial.cost().whole().total());
  }

  Totals plus(Totals other) {
    return plus(1, other);
  }

  /** Returns this and a multiple of another one. */
  Totals plus(double factor, Totals other) {
    return new Totals(
        IntStream.range(0, works.size())
            .mapToObj(i -> works.get(i).plus(factor, other.works.get(i)))
            .toList(),
        cost + factor * other.cost);
  }

  /** Returns the work of ours together. */
  Work whole(TrialSpec spec) {
    return IntStream.range(0, works.size())
        .filter(i -> spec.useCases().get(i).isOurs())
        .mapToObj(works::get)
        .reduce(Work.NONE, (a, b) -> a.plus(1, b));
  }

  /**
   * What became of work.
   *
   * @param known pieces of which the end is known
   * @param tickets of them, outside their tolerance
   * @param cost of tickets and calls
   * @param done tasks that people have done
   * @param there person-hours in which they did them
   */
  record Work(double known, double tickets, double cost, double done, double there) {

    static final Work NONE = new Work(0, 0, 0, 0, 0);

    private static Work of(UseCaseResult result, double cost) {
      PeopleFigures people = PeopleFigures.of(result.people());
      long offered = result.outcomes().offered();
      return new Work(
          (double) offered - result.outcomes().count(Outcome.UNFINISHED),
          result.outcomes().count(Outcome::isTicket),
          cost,
          people.done(),
          people.there());
    }

    Work plus(double factor, Work other) {
      return new Work(
          known + factor * other.known,
          tickets + factor * other.tickets,
          cost + factor * other.cost,
          done + factor * other.done,
          there + factor * other.there);
    }
  }
}
