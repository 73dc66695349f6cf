package dev.stampede.reports.text.explanation;

import dev.stampede.reports.explanation.Amplification;
import dev.stampede.reports.explanation.Amplification.Calls;
import dev.stampede.reports.explanation.Amplification.Layer;
import dev.stampede.reports.explanation.Amplification.Returns;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What one request can become, in sentences. */
record AmplificationWords(Amplification amplification) {

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    String calls = calls(amplification.calls());
    String product =
        amplification.layers().stream()
            .map(AmplificationWords::layer)
            .collect(Collectors.joining(" x "));
    sentences.add(
        "one request can become %s%s".formatted(calls, product.isEmpty() ? "" : ": " + product));
    if (amplification.providers().size() > 1) {
      sentences.add(
          "of them "
              + amplification.providers().stream()
                  .map(AmplificationWords::provider)
                  .collect(Collectors.joining(", ")));
    }
    for (Returns returns : amplification.returns()) {
      sentences.add(
          "and %s of %s can make %d requests of one"
              .formatted(returns.why(), PlainText.of(returns.useCase()), returns.times()));
    }
    Double worst = amplification.worstSeconds();
    sentences.add(
        worst == null
            ? "it can take any time, since " + amplification.unbounded()
            : "machines take at most %s over it, waits included".formatted(Figures.seconds(worst)));
    return sentences;
  }

  private static String calls(BigInteger calls) {
    return calls.equals(BigInteger.ONE) ? "1 call" : String.format(Locale.ROOT, "%,d calls", calls);
  }

  private static String layer(Layer layer) {
    return String.format(Locale.ROOT, "%s %,d", PlainText.of(layer.name()), layer.times());
  }

  private static String provider(Calls calls) {
    return String.format(Locale.ROOT, "%,d to %s", calls.calls(), PlainText.of(calls.provider()));
  }
}
