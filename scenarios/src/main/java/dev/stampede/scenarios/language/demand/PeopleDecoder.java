package dev.stampede.scenarios.language.demand;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.demand.agent.TurnSpec;
import dev.stampede.models.demand.people.PeopleSpec;
import dev.stampede.models.demand.people.ShiftSpec;
import dev.stampede.models.demand.people.UnaidedSpec;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  private static final Key<Long> BREAK_AT =
      Key.required("at", Type.TIME, "when it begins, from the begin of the shift");
  private static final Key<Long> BREAK_FOR =
      Key.required("for", Type.POSITIVE_TIME, "how long it lasts");
  private static final Form BREAK =
      Form.of("break", "time off within a shift", BREAK_AT, BREAK_FOR);
  private static final Key<Double> SHIFT_SHARE =
      Key.optional("share", Type.SHARE, "100%", "how many of the people");
  private static final Key<Long> SHIFT_FROM =
      Key.required("from", Type.TIME, "when in the day it begins; days begin with the run");
  private static final Key<Long> SHIFT_FOR =
      Key.required("for", Type.POSITIVE_TIME, "how long it lasts, beyond midnight if need be");
  private static final Key<List<ValueReader>> BREAKS =
      Key.optional("breaks", Type.listOf(BREAK), List.of(), "time off in it, in order");
  private static final Form SHIFT =
      Form.of(
          "shift",
          "when some of the people are at work, the same each day",
          SHIFT_SHARE,
          SHIFT_FROM,
          SHIFT_FOR,
          BREAKS);
  private static final Key<List<ValueReader>> SHIFTS =
      Key.absent(
          "shifts",
          Type.listOf(SHIFT),
          "none",
          "when they are at work, always without; the shares add up to 100%");
  private static final Key<Double> HOUR_COST =
      Key.absent(
          "hour_cost",
          Type.MONEY_PER_HOUR,
          "nothing",
          "what an hour of one of them costs that is lost");
  private static final Key<String> ROLE =
      Key.absent(
          "role",
          Type.NAME,
          "none",
          "what they are; figures of use cases with the same one are added up");

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
        .when(Condition.given(PEOPLE), THINK, OF_UNAIDED, SHIFTS, HOUR_COST, ROLE)
        .rule(Form.Count.EXACTLY_ONE, arrivals, PEOPLE);
  }

  /** Returns the people of a use case; some stand-in where they are described badly. */
  static PeopleSpec read(MappingReader in) {
    int people = in.get(PEOPLE, 1);
    Distribution think = in.get(THINK);
    UnaidedSpec unaided = unaided(in.get(OF_UNAIDED));
    List<ShiftSpec> shifts = shifts(in.get(SHIFTS, List.of()));
    double hourCost = in.get(HOUR_COST, 0.0);
    String role = in.find(ROLE);
    TurnSpec turn = turn(in);
    return in.check(
        () -> new PeopleSpec(people, think, unaided, shifts, hourCost, role, turn), STAND_IN);
  }

  private static @Nullable TurnSpec turn(MappingReader in) {
    MappingReader workflow = in.find(WorkflowDecoder.WORKFLOW);
    return workflow == null ? null : WorkflowDecoder.asked(workflow);
  }

  private static List<ShiftSpec> shifts(List<ValueReader> items) {
    List<ShiftSpec> shifts = new ArrayList<>();
    for (ValueReader item : items) {
      MappingReader in = item.mapping(SHIFT);
      double share = in.get(SHIFT_SHARE);
      long from = in.get(SHIFT_FROM);
      long lasts = in.get(SHIFT_FOR);
      List<ShiftSpec.Break> breaks = breaks(in.get(BREAKS));
      ShiftSpec shift = in.build(() -> new ShiftSpec(share, from, lasts, breaks));
      if (shift != null) {
        shifts.add(shift);
      }
    }
    return shifts;
  }

  private static List<ShiftSpec.Break> breaks(List<ValueReader> items) {
    List<ShiftSpec.Break> breaks = new ArrayList<>();
    for (ValueReader item : items) {
      MappingReader in = item.mapping(BREAK);
      long at = in.get(BREAK_AT);
      long lasts = in.get(BREAK_FOR);
      ShiftSpec.Break read = in.build(() -> new ShiftSpec.Break(at, lasts));
      if (read != null) {
        breaks.add(read);
      }
    }
    return breaks;
  }

  private static UnaidedSpec unaided(MappingReader in) {
    Distribution rate = in.get(RATE, UnaidedSpec.USUAL_RATE);
    double stops = in.get(STOPS);
    Distribution looksAgain = in.get(LOOKS_AGAIN, UnaidedSpec.USUAL_LOOK);
    double keeps = in.get(KEEPS);
    return in.build(() -> new UnaidedSpec(rate, stops, looksAgain, keeps), UnaidedSpec.USUAL);
  }
}
