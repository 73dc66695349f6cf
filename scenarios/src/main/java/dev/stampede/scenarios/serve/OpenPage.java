package dev.stampede.scenarios.serve;

import dev.stampede.experiments.preview.Glance;
import dev.stampede.experiments.preview.Preview;
import dev.stampede.experiments.preview.Viewer;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.LocalExecutor;
import dev.stampede.experiments.trial.TrialFailure;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.reports.live.ChangedScenario;
import dev.stampede.reports.live.LiveHtml;
import dev.stampede.reports.live.LiveResult;
import dev.stampede.reports.live.Progress;
import dev.stampede.reports.page.ReportPage;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Figures;
import dev.stampede.scenarios.serve.Mailbox.Letter;
import dev.stampede.scenarios.serve.ServedScenario.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one page asks for: the scenario with the values that were moved last. At most one run is
 * under way, and a move ends the run of the move before it. What is found goes into the mailbox as
 * soon as it is worth showing.
 */
final class OpenPage implements AutoCloseable {

  /** Drawing takes from the run what it needs of the processor: at most a part of the time. */
  private static final int RUNNING_PER_DRAWING = 3;

  /** Where all is known so soon, nothing is drawn before: some drawing takes as long. */
  private static final double SOON_NANOS = 3e8;

  private final ServedScenario scenario;
  private final String base;
  private final int jobs;
  private final LiveHtml html;
  private final Mailbox mail = new Mailbox();
  private final Latest<Move> moves;
  private volatile Move lastMove = new Move(0, List.of(), "");
  private volatile Set<String> open = Set.of();

  /** What was found last: of the worker, but for those who want it whole. */
  private volatile @Nullable Experiment found;

  private @Nullable Move foundBy;
  private Set<String> drawn = Set.of();
  private @Nullable Summary asInFile;

  /**
   * A move of some values.
   *
   * @param number by which the page knows what is an answer to it
   * @param settings what is changed in the file by now
   * @param first the architecture that is run first
   */
  record Move(int number, List<String> settings, String first) {

    /** Copies the list. */
    Move {
      settings = List.copyOf(settings);
    }
  }

  /**
   * Opens a page.
   *
   * @param base path below which it is asked
   * @param jobs threads for each run
   */
  OpenPage(ServedScenario scenario, String base, int jobs, LiveHtml html) {
    this.scenario = scenario;
    this.base = base;
    this.jobs = jobs;
    this.html = html;
    this.moves = Latest.of("page" + base.substring(base.lastIndexOf('/')), this::answer);
  }

  /** What the page is to be told. */
  Mailbox mail() {
    return mail;
  }

  /**
   * Moves values; what is under way is overtaken.
   *
   * @param nowOpen ids of the questions that are open
   */
  void move(Move move, Set<String> nowOpen) {
    open = Set.copyOf(nowOpen);
    lastMove = move;
    moves.ask(move);
  }

  /** Draws what is open by now, too; nothing is run again. */
  void look(Set<String> nowOpen) {
    open = Set.copyOf(nowOpen);
    moves.ask(lastMove);
  }

  /** Ends what is under way, since nobody listens. */
  void rest() {
    moves.rest();
  }

  /** Returns the file with what is changed; empty if that cannot be written into it. */
  Optional<String> changedFile() {
    return Rewriting.of(scenario.with(lastMove.settings)).map(Rewriting::is);
  }

  /** What the file is called. */
  String fileName() {
    return scenario.text().fileName();
  }

  /** Returns the report of what was found last; empty if nothing was yet. */
  Optional<String> report() {
    return Optional.ofNullable(found).map(ReportPage::of);
  }

  @Override
  public void close() {
    moves.close();
    mail.put(new Letter("gone", lastMove.number, ""));
    mail.close();
  }

  private void answer(Move move, Cancellation cancellation) {
    try {
      if (!move.equals(foundBy)) {
        run(move, cancellation);
      }
      Experiment last = found;
      if (last != null && move.equals(foundBy) && !open.equals(drawn)) {
        draw(move, last);
      }
    } catch (TrialFailure e) {
      say(move, "The run failed: " + e.getMessage());
    } catch (OutOfMemoryError e) {
      say(move, "There is not enough memory for this run; STAMPEDE_JAVA_OPTS=-Xmx8g gives more.");
    } catch (RuntimeException e) {
      say(move, "internal error: " + e);
    }
  }

  private void put(Move move, String kind, String text) {
    mail.put(new Letter(kind, move.number, text));
  }

  private void say(Move move, String problem) {
    put(move, "problem", html.problem(problem));
    put(move, "progress", html.progress(new Progress(List.of(), "", false)));
    put(move, "done", "");
  }

  private void run(Move move, Cancellation cancellation) {
    foundBy = null;
    Reading reading = scenario.read(move.settings);
    if (cancellation.isRequested()) {
      return;
    }
    put(move, "changes", html.changes(changes(move)));
    if (reading.scenario() == null) {
      say(move, reading.problems());
      return;
    }
    put(move, "problem", "");
    put(move, "progress", html.progress(Progress.waiting("The run has begun.")));
    Scenario read = reading.scenario().scenario();
    ScenarioBatch batch = new ScenarioBatch(List.of(read));
    Preview.run(
        new LocalExecutor(jobs, text -> batch.read(text).trial()),
        read,
        move.first,
        new Audience(move, read, cancellation),
        cancellation);
  }

  private ChangedScenario changes(Move move) {
    List<String> diff =
        Rewriting.of(scenario.with(move.settings))
            .map(rewriting -> rewriting.diff(fileName()))
            .orElse(List.of());
    return new ChangedScenario(
        move.settings, scenario.command(move.settings), diff, fileName(), base + "/scenario.yaml");
  }

  private void draw(Move move, Experiment experiment) {
    Set<String> wanted = open;
    if (move.settings.isEmpty()) {
      asInFile = experiment.summary();
    }
    Optional<Summary> file =
        move.settings.isEmpty() ? Optional.empty() : Optional.ofNullable(asInFile);
    put(
        move,
        "result",
        html.result(LiveResult.of(experiment, file, wanted, base + "/report.html")));
    drawn = wanted;
  }

  /** Those who look at the page: they are shown what is known, as often as drawing allows it. */
  private final class Audience implements Viewer {
    private final Move move;
    private final List<String> architectures;
    private final Cancellation cancellation;
    private final long start = System.nanoTime();
    private long drawnUntil = start;
    private long drawingNanos;

    private Audience(Move move, Scenario read, Cancellation cancellation) {
      this.move = move;
      this.architectures =
          read.trial().architectures().stream().map(ArchitectureSpec::name).toList();
      this.cancellation = cancellation;
    }

    @Override
    public void sees(Glance glance) {
      long begin = System.nanoTime();
      if (cancellation.isRequested() || !isWorthDrawing(glance, begin)) {
        return;
      }
      Experiment experiment = glance.experiment();
      found = experiment;
      foundBy = glance.isLast() ? move : null;
      draw(move, experiment);
      put(
          move,
          "progress",
          html.progress(
              Progress.of(
                  experiment.summary(),
                  architectures,
                  words(glance, experiment),
                  !glance.isLast())));
      if (glance.isLast()) {
        put(move, "done", "");
      }
      drawnUntil = System.nanoTime();
      drawingNanos = drawnUntil - begin;
    }

    /** The first look, the first at all architectures and the last; between, as time allows. */
    private boolean isWorthDrawing(Glance glance, long now) {
      if (glance.isLast()) {
        return true;
      }
      int all = architectures.size();
      double done = glance.architectures() * (double) glance.replications();
      double left = (now - start) * (all * (double) glance.asked() - done) / done;
      boolean isMarked =
          glance.replications() == 1
              && (glance.architectures() == 1 || glance.architectures() == all);
      boolean isTime = now - drawnUntil >= RUNNING_PER_DRAWING * drawingNanos;
      return left >= SOON_NANOS && (isMarked || isTime);
    }

    private String words(Glance glance, Experiment experiment) {
      int asked = glance.asked();
      int seen = glance.architectures();
      if (glance.isLast()) {
        String seconds = Figures.seconds(experiment.summary().run().wallSeconds());
        return asked == 1
            ? "The one replication that is asked for, in %s: it has no intervals."
                .formatted(seconds)
            : "All %s replications that are asked for, in %s."
                .formatted(Figures.count(asked), seconds);
      }
      if (seen < architectures.size()) {
        return "Reduced precision: %d of %d architectures, 1 of %s replications, no intervals."
            .formatted(seen, architectures.size(), Figures.count(asked));
      }
      return "Reduced precision: %s of %s replications%s. More are being run."
          .formatted(
              Figures.count(glance.replications()),
              Figures.count(asked),
              glance.replications() == 1 ? ", no intervals" : "");
    }

    @Override
    public void waits(int replication, double done) {
      put(move, "done", Long.toString(Math.round(100 * done)));
    }
  }
}
