package dev.stampede.scenarios.language.demand;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.demand.AnyArrivals;
import dev.stampede.models.demand.ResubmissionSpec;
import dev.stampede.models.demand.ReworkSpec;
import dev.stampede.models.demand.SilenceSpec;
import dev.stampede.models.demand.SourceSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.demand.platform.PlatformUsersSpec;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Tenants;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code demand}: the use cases. */
public final class DemandDecoder {
  private static final Key<Long> DEADLINE =
      Key.absent("deadline", Type.POSITIVE_TIME, "none", "the answer is there within this time");
  private static final Key<Long> FIRST_TOKEN =
      Key.absent("first_token", Type.POSITIVE_TIME, "none", "its first token is, within this");
  private static final Key<Double> MIN_QUALITY =
      Key.optional("min_quality", Type.QUALITY, "0", "the answer is at least this good");
  private static final Key<Long> HUMAN_WAIT =
      Key.absent("human_wait", Type.POSITIVE_TIME, "the deadline", "the longest wait for a person");
  private static final Key<Long> DEFERRED =
      Key.absent(
          "deferred_within",
          Type.POSITIVE_TIME,
          "the deadline",
          "the deadline of work that a deferred rung puts off");
  private static final Form TOLERANCE =
      Form.of(
          "tolerance",
          "what owners of work put up with; anything else makes a ticket",
          DEADLINE,
          FIRST_TOKEN,
          MIN_QUALITY,
          HUMAN_WAIT,
          DEFERRED);

  private static final Key<MappingReader> OF_REQUEST =
      Key.open(
          "request",
          Type.mapping(RequestDecoder.FORM),
          "one token in, one out",
          "what it asks for");
  private static final Key<MappingReader> OF_TOLERANCE =
      Key.open(
          "tolerance",
          Type.mapping(TOLERANCE),
          "anything is tolerated",
          "within what an answer is worth having");
  private static final Key<Distribution> PATIENCE =
      Key.absent(
          "patience",
          DistributionDecoder.TIME.any(),
          "endless",
          "the time after which the owner gives up");
  private static final Key<Integer> PRIORITY =
      Key.optional(
          "priority",
          Type.integer(0, Request.TOP_PRIORITY),
          "0",
          "9 is served first by engines that look at it");
  private static final Key<Double> TICKET_COST =
      Key.absent(
          "ticket_cost", Type.MONEY, "nothing", "what work that ends outside its tolerance costs");
  private static final Key<ValueReader> SERVED_BY =
      Key.absent(
          "served_by",
          Type.reference("architecture"),
          "the compared one",
          "an architecture that always serves it");
  private static final Key<String> SKILL =
      Key.absent(
          "skill",
          Type.NAME,
          "none",
          "only desks that have it, or that have no skills, take the work");
  private static final Key<MappingReader> REWORK =
      Key.absent(
          "rework", Type.mapping(ReturnDecoder.REWORK), "none", "machines' bad answers come back");
  private static final Key<MappingReader> RESUBMIT =
      Key.absent(
          "resubmit",
          Type.mapping(ReturnDecoder.RESUBMISSION),
          "none",
          "work that failed or was given up is tried again");

  private static final Key<ValueReader> USERS_OF =
      Key.open(
          "users_of",
          Type.reference("platform"),
          "nobody's in particular",
          "the platform whose users make the work: arrivals are then what one of them does, and all"
              + " who are there now do it");

  private final ArrivalDecoder arrivals;
  private final PlatformUsers crowds;
  private final Key<ValueReader> when;
  private final Form form;
  private final Names architectures;
  private final RequestDecoder requests;

  /**
   * Creates a decoder.
   *
   * @param crowds the users of the platforms
   */
  public DemandDecoder(
      ArrivalDecoder arrivals, PlatformUsers crowds, Names architectures, Names tiers) {
    this.arrivals = arrivals;
    this.crowds = crowds;
    this.when = when(arrivals.form());
    this.form = form(when);
    this.architectures = architectures;
    this.requests = new RequestDecoder(tiers);
  }

  private static Key<ValueReader> when(Form arrivals) {
    return Key.open(
        "arrivals", Type.as(new Shape.Keys(arrivals)), "people make the work", "when work arrives");
  }

  private static Form form(Key<ValueReader> when) {
    Form who =
        PeopleDecoder.beside(when, Form.of("use-case", "work of one kind, and who wants it", when));
    Form patient = SilenceDecoder.beside(PATIENCE, who.and(OF_REQUEST, OF_TOLERANCE, PATIENCE));
    Form form = patient.and(PRIORITY, TICKET_COST);
    return TenantsDecoder.on(form)
        .and(SERVED_BY, SKILL)
        .and(REWORK, RESUBMIT, USERS_OF)
        .none(Condition.given(PeopleDecoder.PEOPLE), USERS_OF)
        .and(WorkflowDecoder.WORKFLOW);
  }

  /** What the section looks like, with some processes by which work arrives. */
  public static Shape shape(Kinds<ArrivalDecoder.Reading> processes) {
    Form form = form(when(ArrivalDecoder.form(processes)));
    return new Shape.Table("use case", Type.NAME.shape(), new Shape.Keys(form), 1);
  }

  /** Returns the use cases that are described well. */
  public List<UseCaseSpec> read(ValueReader section) {
    List<UseCaseSpec> useCases = new ArrayList<>();
    List<Named> children = section.children();
    if (children.isEmpty() && section.isMapping()) {
      section.error(
          "demand has no use case", "for example demand: {chat: {arrivals: {rate: 40/s}}}");
    }
    for (Named child : children) {
      UseCaseSpec useCase = useCase(child.key().name(), child.value().mapping(form));
      if (useCase != null) {
        useCases.add(useCase);
      }
    }
    return useCases;
  }

  private @Nullable UseCaseSpec useCase(String name, MappingReader in) {
    SourceSpec source = source(in);
    RequestSpec request = requests.read(in.get(OF_REQUEST), source.meanTokens() != null);
    ToleranceSpec tolerance = tolerance(in.get(OF_TOLERANCE));
    Distribution patience = in.find(PATIENCE);
    int priority = in.get(PRIORITY);
    double ticketCost = in.get(TICKET_COST, 0.0);
    Tenants tenants = TenantsDecoder.read(in);
    ValueReader serving = in.find(SERVED_BY);
    String servedBy = serving == null ? null : architectures.read(serving);
    String skill = in.find(SKILL);
    MappingReader worse = in.find(REWORK);
    ReworkSpec rework = worse == null ? null : ReturnDecoder.rework(worse);
    MappingReader again = in.find(RESUBMIT);
    ResubmissionSpec resubmission = again == null ? null : ReturnDecoder.resubmission(again);
    SilenceSpec silence = SilenceDecoder.read(in);
    return in.build(
        () ->
            new UseCaseSpec(
                name,
                tenants,
                source,
                request,
                tolerance,
                patience,
                priority,
                ticketCost,
                servedBy,
                skill,
                rework,
                resubmission,
                silence));
  }

  /** Who makes the work; somebody harmless where that is said badly. */
  private SourceSpec source(MappingReader in) {
    if (in.has(PeopleDecoder.PEOPLE)) {
      if (in.has(when)) {
        in.error(
            "has both arrivals and people",
            "arrivals for work that comes whatever became of other work, people for those who wait"
                + " for one answer before they ask again");
      }
      if (in.has(USERS_OF)) {
        in.value(USERS_OF)
            .reject(
                "goes with arrivals, which all who are there now make", "leave people or it out");
      }
      return PeopleDecoder.read(in);
    }
    if (!in.has(when)) {
      in.error(
          "needs arrivals or people",
          "for example arrivals: {rate: 40/s}, or people: 5000 with think: {dist: exponential, mean: 2m}");
    }
    ArrivalSpec arriving = in.has(when) ? arrivals.read(in.get(when)) : ArrivalDecoder.STAND_IN;
    ValueReader crowd = in.find(USERS_OF);
    PlatformUsersSpec users = crowd == null ? null : crowds.source(crowd, in.value(when), arriving);
    MappingReader workflow = in.find(WorkflowDecoder.WORKFLOW);
    if (workflow == null) {
      return users == null ? new PopulationSpec(arriving) : users;
    }
    return WorkflowDecoder.arriving(workflow, users == null ? new AnyArrivals(arriving) : users);
  }

  private static ToleranceSpec tolerance(MappingReader in) {
    long deadline = in.get(DEADLINE, ToleranceSpec.FOREVER);
    long firstToken = in.get(FIRST_TOKEN, ToleranceSpec.FOREVER);
    double minQuality = in.get(MIN_QUALITY);
    long humanWait = in.get(HUMAN_WAIT, deadline);
    long deferred = in.get(DEFERRED, deadline);
    return in.build(
        () -> new ToleranceSpec(deadline, firstToken, minQuality, humanWait, deferred),
        ToleranceSpec.ANYTHING);
  }
}
