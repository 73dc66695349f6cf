package dev.stampede.models.work;

import dev.stampede.models.check.Require;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Lengths that were observed together: a prompt comes with the answer that it had, each pair as
 * likely as any other. Pairs are in the order of their prompts, then of their answers, and drawn
 * with the prompt's number, so that a larger one has a longer prompt.
 */
public final class ObservedLengths implements Lengths {

  private final int[] inputs;
  private final int[] outputs;

  /**
   * Takes pairs.
   *
   * @param inputs at least one, not negative
   * @param outputs as many
   */
  public ObservedLengths(double[] inputs, double[] outputs) {
    Require.positive("lengths", inputs.length);
    Require.that(
        outputs.length == inputs.length, "outputs", outputs.length, "be as many as prompts");
    int[] order =
        IntStream.range(0, inputs.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> inputs[i])
                    .thenComparingDouble(i -> outputs[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.inputs = Arrays.stream(order).map(i -> RequestSpec.tokens(inputs[i])).toArray();
    this.outputs = Arrays.stream(order).map(i -> RequestSpec.tokens(outputs[i])).toArray();
  }

  @Override
  public void draw(RequestSpec spec, Request request) {
    double u = Draw.INPUT_TOKENS.uniform(request.key);
    int row = Math.min(inputs.length - 1, (int) (u * inputs.length));
    request.inputTokens = inputs[row];
    request.outputTokens = outputs[row];
  }
}
