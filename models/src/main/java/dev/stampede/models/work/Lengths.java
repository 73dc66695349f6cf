package dev.stampede.models.work;

/** How the lengths of a prompt and of its answer are drawn together. */
@FunctionalInterface
public interface Lengths {

  /** Each by itself. */
  Lengths APART =
      (spec, request) -> {
        request.inputTokens = spec.inputAt(Draw.INPUT_TOKENS.uniform(request.key));
        request.outputTokens = spec.outputAt(Draw.OUTPUT_TOKENS.uniform(request.key));
      };

  /** Gives a request, whose key is set, its lengths. */
  void draw(RequestSpec spec, Request request);
}
