package dev.stampede.scenarios.language.demand;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.demand.people.PeopleSpec;
import dev.stampede.models.demand.people.UnaidedSpec;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;

/** Reads {@code people}, and what they are like: a use case in a closed loop. */
final class PeopleDecoder {

  static final Key<Integer> PEOPLE =
      Key.open(
          "people",
          Type.count(1, PeopleSpec.MOST),
          "arrivals say when work arrives",
          "how many people make the work: each asks for one thing at a time, and waits for it");
  private static final Key<Distribution> THINK =
      Key.required(
          "think", DistributionDecoder.TIME.any(), "their own work before each thing they ask");

  private static final Key<Double> HOUR_COST =
      Key.absent(
          "hour_cost",
          Type.MONEY_PER_HOUR,
          "nothing",
          "what an hour of one of them costs that is lost");

  private static final Key<Distribution> RATE =
      Key.absent(
          "rate",
          DistributionDecoder.NUMBER.any(),
          "p10 0.6, p50 0.85, p90 1.05, which is assumed",
          "tasks that a person does without help in the time of one with it");
  private static final Key<Double> STOPS =
      Key.optional(
          "stops", Type.SHARE, "25%", "how many of the people do nothing until it is back");
  private static final Key<Distribution> LOOKS_AGAIN =
      Key.absent(
          "looks_again",
          DistributionDecoder.TIME.any(),
          "exponential, 10m in the mean, which is assumed",
          "the time after which a person asks again whether it is back");
  private static final Key<Double> KEEPS =
      Key.optional(
          "keeps",
          Type.SHARE,
          "0%",
          "how many tasks are put aside meanwhile, and asked for when it is back");
  private static final Form UNAIDED =
      Form.of(
          "unaided",
          "what people do whom nobody answers, tries included",
          RATE,
          STOPS,
          LOOKS_AGAIN,
          KEEPS);
  private static final Key<MappingReader> OF_UNAIDED =
      Key.open(
          "unaided",
          Type.mapping(UNAIDED),
          "what its keys have as defaults",
          "what they do whom nobody answers");

  private static final PeopleSpec STAND_IN =
      new PeopleSpec(1, new Distribution.Constant(1), UnaidedSpec.USUAL);

  private PeopleDecoder() {}

  /** Returns a form with the keys of people beside another key, of which one must be there. */
  static Form beside(Key<?> arrivals, Form form) {
    return form.and(PEOPLE)
        .when(Condition.given(PEOPLE), THINK, OF_UNAIDED, HOUR_COST)
        .rule(Form.Count.EXACTLY_ONE, arrivals, PEOPLE);
  }

  /** Returns the people of a use case; some stand-in where they are described badly. */
  static PeopleSpec read(MappingReader in) {
    int people = in.get(PEOPLE, 1);
    Distribution think = in.get(THINK);
    UnaidedSpec unaided = unaided(in.get(OF_UNAIDED));
    double hourCost = in.get(HOUR_COST, 0.0);
    return in.check(() -> new PeopleSpec(people, think, unaided, hourCost), STAND_IN);
  }

  private static UnaidedSpec unaided(MappingReader in) {
    Distribution rate = in.get(RATE, UnaidedSpec.USUAL_RATE);
    double stops = in.get(STOPS);
    Distribution looksAgain = in.get(LOOKS_AGAIN, UnaidedSpec.USUAL_LOOK);
    double keeps = in.get(KEEPS);
    return in.build(() -> new UnaidedSpec(rate, stops, looksAgain, keeps), UnaidedSpec.USUAL);
  }
}
