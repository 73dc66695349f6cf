package dev.stampede.models.resilience.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.work.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;
import software.amazon.awssdk.retries.internal.DefaultRetryToken;
import software.amazon.awssdk.retries.internal.DefaultStandardRetryStrategy;
import software.amazon.awssdk.retries.internal.circuitbreaker.TokenBucketStore;

/**
 * The retry quota beside the standard strategy of the AWS SDK for Java 2.57.8: the same decision
 * and the same tokens left after each of more than a million random steps. The SDK has one price
 * for errors and timeouts.
 */
class AwsRetriesTest {

  private static final int CONFIGURATIONS = 500;
  private static final int STEPS = 2200;

  @Test
  void quota_behavesAsTheLibrary() {
    long refusals = 0;
    for (int seed = 0; seed < CONFIGURATIONS; seed++) {
      refusals += new Pair(seed).walk();
    }
    assertThat(refusals).as("retries refused").isGreaterThan(20L * CONFIGURATIONS);
  }

  /** A request under way at both. */
  private static final class Underway {
    RetryToken theirs;
    int paid;

    Underway(RetryToken theirs) {
      this.theirs = theirs;
    }
  }

  private static final class Throttled extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class Pair {

    private final SplittableRandom random;
    private final StandardRetryStrategy theirs;
    private final AwsQuota ours;
    private final List<Underway> underway = new ArrayList<>();
    private double failureShare;

    Pair(int seed) {
      random = new SplittableRandom(seed);
      int capacity = random.nextInt(1, 600);
      int cost = random.nextInt(0, 20);
      int throttlingCost = random.nextInt(0, 20);
      ours = new AwsQuota(new BudgetSpec.Aws(capacity, cost, cost, throttlingCost));
      DefaultStandardRetryStrategy.Builder builder = DefaultStandardRetryStrategy.builder();
      builder
          .tokenBucketStore(TokenBucketStore.builder().tokenBucketMaxCapacity(capacity).build())
          .tokenBucketExceptionCost(cost)
          .throttlingTokenBucketExceptionCost(throttlingCost)
          .maxAttempts(Integer.MAX_VALUE)
          .retryOnException(failure -> true)
          .treatAsThrottling(Throttled.class::isInstance)
          .backoffStrategy(BackoffStrategy.retryImmediately())
          .throttlingBackoffStrategy(BackoffStrategy.retryImmediately());
      theirs = builder.build();
    }

    long walk() {
      long refusals = 0;
      for (int step = 0; step < STEPS; step++) {
        if (step % 100 == 0) { // weather changes
          failureShare = random.nextDouble();
        }
        if (underway.isEmpty() || random.nextInt(3) == 0) {
          underway.add(
              new Underway(
                  theirs.acquireInitialToken(AcquireInitialTokenRequest.create("s")).token()));
        } else {
          int number = random.nextInt(underway.size());
          refusals += end(underway.get(number)) ? 1 : 0;
        }
      }
      return refusals;
    }

    /** Ends an attempt; true if a retry was wanted and refused. */
    private boolean end(Underway request) {
      if (random.nextDouble() >= failureShare) {
        DefaultRetryToken left =
            (DefaultRetryToken)
                theirs.recordSuccess(RecordSuccessRequest.create(request.theirs)).token();
        ours.succeeded(0, request.paid);
        assertThat(ours.tokens()).isEqualTo(left.capacityRemaining());
        underway.remove(request);
        return false;
      }
      boolean throttled = random.nextBoolean();
      int price = ours.pay(0, throttled ? Status.RATE_LIMITED : Status.ERROR);
      try {
        request.theirs =
            theirs
                .refreshRetryToken(
                    RefreshRetryTokenRequest.builder()
                        .token(request.theirs)
                        .failure(throttled ? new Throttled() : new IllegalStateException())
                        .suggestedDelay(Duration.ZERO)
                        .build())
                .token();
        assertThat(price).isNotEqualTo(RetryBudget.REFUSED);
        assertThat(ours.tokens())
            .isEqualTo(((DefaultRetryToken) request.theirs).capacityRemaining());
        request.paid = price;
        return false;
      } catch (TokenAcquisitionFailedException e) {
        assertThat(price).isEqualTo(RetryBudget.REFUSED);
        assertThat(ours.tokens()).isEqualTo(((DefaultRetryToken) e.token()).capacityRemaining());
        underway.remove(request);
        return true;
      }
    }
  }
}
