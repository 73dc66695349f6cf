package dev.stampede.models.work;

import dev.stampede.engine.random.GaussianCopula;

/**
 * Long prompts have long answers, or short ones: both keep their laws, and their ranks are
 * correlated by a Gaussian copula. The prompt is the one that it would be without.
 *
 * @param copula of the uniform numbers that the lengths are drawn with
 */
public record CorrelatedLengths(GaussianCopula copula) implements Lengths {

  @Override
  public void draw(RequestSpec spec, Request request) {
    double input = Draw.INPUT_TOKENS.uniform(request.key);
    double own = Draw.OUTPUT_TOKENS.uniform(request.key);
    request.inputTokens = spec.inputAt(input);
    request.outputTokens = spec.outputAt(copula.partner(input, own));
  }
}
