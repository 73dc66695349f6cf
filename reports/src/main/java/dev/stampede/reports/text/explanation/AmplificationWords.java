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

  /** What retries without limit count as. */
  private static final BigInteger UNLIMITED = BigInteger.valueOf(Integer.MAX_VALUE);

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
    if (calls.compareTo(UNLIMITED) >= 0) {
      return "any number of calls";
    }
    return calls.equals(BigInteger.ONE) ? "1 call" : String.format(Locale.ROOT, "%,d calls", calls);
  }

  private static String layer(Layer layer) {
    return "%s %s".formatted(PlainText.of(layer.name()), number(layer.times()));
  }

  private static String provider(Calls calls) {
    return "%s to %s".formatted(number(calls.calls()), PlainText.of(calls.provider()));
  }

  private static String number(BigInteger number) {
    return number.compareTo(UNLIMITED) >= 0
        ? "any number"
        : String.format(Locale.ROOT, "%,d", number);
  }
}
