package dev.stampede.scenarios.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code agent.temporal} beside Temporal: an activity that always fails, in the library's own
 * server, which skips the time that nobody is at work in.
 */
class TemporalRetriesTest {

  /** What attempts really take, of which only the waits between them are skipped, at most. */
  private static final double REAL_SECONDS = 5;

  /** How finely our attempts are looked for, twice. */
  private static final double LOOK_SECONDS = 0.02;

  /** How long is looked for attempts that Temporal does not make. */
  private static final double AFTERWARDS = 500;

  private static final double MILLIS = 1e-3;
  private static final String QUEUE = "retries";

  /** An activity that fails, and tells when. */
  @ActivityInterface
  public interface Failing {
    /** Fails. */
    void fail();
  }

  /** A workflow of that activity alone. */
  @WorkflowInterface
  public interface Calling {
    /** Has it tried by a policy. */
    @WorkflowMethod
    void call(Policy policy);
  }

  /**
   * How an activity is tried.
   *
   * @param initial seconds from the first attempt to the second
   * @param maximum seconds, 0 for Temporal's default
   * @param attempts in all, 0 for any number
   * @param scheduleToClose seconds, 0 for any time
   */
  public record Policy(
      int initial, double coefficient, int maximum, int attempts, int scheduleToClose) {

    private ActivityOptions options() {
      RetryOptions.Builder retries =
          RetryOptions.newBuilder()
              .setInitialInterval(Duration.ofSeconds(initial))
              .setBackoffCoefficient(coefficient)
              .setMaximumAttempts(attempts);
      if (maximum > 0) {
        retries.setMaximumInterval(Duration.ofSeconds(maximum));
      }
      ActivityOptions.Builder options =
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(Duration.ofMinutes(1))
              .setRetryOptions(retries.build());
      if (scheduleToClose > 0) {
        options.setScheduleToCloseTimeout(Duration.ofSeconds(scheduleToClose));
      }
      return options.build();
    }

    private String element() {
      return "{agent.temporal: {%sretry_policy: {initial_interval: %d, backoff_coefficient: %s, maximum_attempts: %d%s}}}"
          .formatted(
              scheduleToClose == 0
                  ? ""
                  : "schedule_to_close_timeout: %d, ".formatted(scheduleToClose),
              initial,
              coefficient,
              attempts,
              maximum == 0 ? "" : ", maximum_interval: %d".formatted(maximum));
    }
  }

  /** See {@link Calling}. */
  public static final class Caller implements Calling {
    @Override
    public void call(Policy policy) {
      Workflow.newActivityStub(Failing.class, policy.options()).fail();
    }
  }

  /** Half a minute and more between attempts, so that what they really take does not blur it. */
  private static final List<Policy> POLICIES =
      List.of(
          new Policy(30, 2, 400, 8, 0), // 30, 60, 120, 240, 400, 400, 400
          new Policy(30, 2, 0, 9, 0), // up to a hundred times the first: 3000 after 1920
          new Policy(40, 3, 1000, 5, 0),
          new Policy(60, 1, 60, 6, 0),
          new Policy(45, 1.5, 300, 7, 0),
          new Policy(60, 2, 60, 3, 0),
          new Policy(60, 3, 600, 0, 3000), // the eighth would come after 3180
          new Policy(30, 2, 400, 1, 0));

  @Test
  void attempts_comeWhenTemporalMakesThem() {
    List<Long> times = Collections.synchronizedList(new ArrayList<>());
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      Worker worker = environment.newWorker(QUEUE);
      worker.registerWorkflowImplementationTypes(Caller.class);
      Failing failing =
          () -> {
            times.add(environment.currentTimeMillis());
            throw ApplicationFailure.newFailure("no answer", "unavailable");
          };
      worker.registerActivitiesImplementations(failing);
      environment.start();
      for (Policy policy : POLICIES) {
        times.clear();
        Calling workflow =
            environment
                .getWorkflowClient()
                .newWorkflowStub(
                    Calling.class, WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
        assertThatThrownBy(() -> workflow.call(policy)).isInstanceOf(WorkflowFailedException.class);
        List<Double> theirs = gaps(times);
        double until = theirs.stream().mapToDouble(gap -> gap).sum() + AFTERWARDS;
        agree(policy, theirs, AgentTimelinesTest.timeline(policy.element(), "503", until).gaps());
      }
    }
  }

  private static List<Double> gaps(List<Long> times) {
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      gaps.add((times.get(i) - times.get(i - 1)) * MILLIS);
    }
    return gaps;
  }

  private static void agree(Policy policy, List<Double> theirs, List<Double> ours) {
    assertThat(ours).as("%s: %s", policy, theirs).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.size(); i++) {
      assertThat(theirs.get(i))
          .as("%s: %s beside %s", policy, theirs, ours)
          .isBetween(ours.get(i) - LOOK_SECONDS, ours.get(i) + REAL_SECONDS);
    }
  }
}
