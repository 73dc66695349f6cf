package dev.stampede.experiments.theory;

import dev.stampede.experiments.theory.StudyResult.Kept;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of all that has a truth.
 *
 * @param formulas of closed forms
 * @param studies of intervals and verdicts
 * @param stops of runs that stop by what they have seen
 * @param ends of looking at the end of a run
 * @param rare of splitting
 */
record Findings(
    List<FormulaResult> formulas,
    List<StudyResult> studies,
    List<StopResult> stops,
    List<EndOfRunSection.Result> ends,
    List<RareSection.Result> rare) {

  /** For so many experiments one is run of those from which what is not known is estimated. */
  private static final int EXPERIMENTS_A_TRUTH = 20;

  /** The same for those that look at the end of a run. */
  private static final int EXPERIMENTS_AN_END = 40;

  /** From fewer experiments than this no standard error can be told. */
  private static final int FEWEST = 10;

  /** Runs everything. */
  static Findings of(Experiments experiments, Effort effort) {
    int count = effort.experiments();
    return new Findings(
        FormulaResult.of(
            ClosedForms.all(), experiments, FormulaResult.REPLICATIONS, effort.length()),
        Studies.all().stream().map(study -> study(study, experiments, count)).toList(),
        StopStudy.all().stream().map(study -> StopResult.of(study, effort.seeds(), count)).toList(),
        EndOfRun.all().stream()
            .map(
                system ->
                    EndOfRunSection.Result.of(
                        system, experiments, Math.max(FEWEST, count / EXPERIMENTS_AN_END)))
            .toList(),
        RareSection.run(effort.seeds()));
  }

  private static StudyResult study(Study study, Experiments experiments, int count) {
    Kept kept = Kept.by(study, experiments, Math.max(1, count / EXPERIMENTS_A_TRUTH));
    return StudyResult.of(study, kept, experiments, count);
  }

  /** All lines about intervals and verdicts. */
  List<Coverage> coverages() {
    return studies.stream().flatMap(study -> study.coverages().stream()).toList();
  }

  /** Whether nothing is off by more than chance may do. */
  boolean holds() {
    return Stream.of(
                formulas.stream().map(row -> Agreement.of(row.holds())),
                coverages().stream().map(Coverage::holds),
                stops.stream().map(stop -> stop.holds().and(stop.holdsAtEveryLook())),
                ends.stream().map(EndOfRunSection.Result::holds),
                rare.stream().map(found -> Agreement.of(found.holds())))
            .flatMap(agreements -> agreements)
            .reduce(Agreement.YES, Agreement::and)
        != Agreement.NO;
  }
}
