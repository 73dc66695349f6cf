package dev.stampede.reports.text.explanation;

import dev.stampede.reports.explanation.GiveUp;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;

/** When clients give up, in a sentence. */
record GiveUpWords(GiveUp giveUp) {

  String sentence() {
    String who = PlainText.of(String.join(" or ", giveUp.providers()));
    Double seconds = giveUp.seconds();
    Double longest = giveUp.longestSeconds();
    if (seconds == null || longest == null) {
      return "while %s refuses at once, it never gives up by itself".formatted(who);
    }
    String then = giveUp.goesOn() ? " and goes on to the next rung" : "";
    if (longest == 0) {
      return "while %s refuses at once, it gives up at once%s".formatted(who, then);
    }
    String when =
        longest.equals(seconds)
            ? Figures.seconds(seconds)
            : "%s, with jitter at most %s"
                .formatted(Figures.seconds(seconds), Figures.seconds(longest));
    return "while %s refuses at once, it gives up after %s%s; by %s %s of outages are longer"
        .formatted(who, when, then, PlainText.of(giveUp.by()), Figures.share(giveUp.shareLonger()));
  }
}
