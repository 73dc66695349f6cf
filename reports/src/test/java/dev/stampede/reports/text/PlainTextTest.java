package dev.stampede.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlainTextTest {

  @Test
  void plainText_showsWhatDoesNotPrint() {
    assertThat(PlainText.of("a\u001b[31mb\nc\r\td\u202ee\u0000\u2028"))
        .isEqualTo("a\\u001b[31mb\\nc\\r\\td\\u202ee\\u0000\\u2028");
    assertThat(PlainText.of("lone \ud800 half")).isEqualTo("lone \\ud800 half");
  }

  @Test
  void plainText_keepsLettersOfAnyScript() {
    assertThat(PlainText.of("Büro 東京 <script> 🐘")).isEqualTo("Büro 東京 <script> 🐘");
  }

  @Test
  void plainText_cutsAtCharactersNotHalves() {
    assertThat(PlainText.of("🐘🐘🐘", 3)).isEqualTo("🐘🐘🐘");
    assertThat(PlainText.of("🐘🐘🐘", 2)).isEqualTo("🐘…");
  }

  @Test
  void wrap_breaksAtSpacesAndWithinLongWords() {
    assertThat(PlainText.wrap("one two three", 7)).containsExactly("one two", "three");
    assertThat(PlainText.wrap("abcdefghij k", 4)).containsExactly("abcd", "efgh", "ij k");
    assertThat(PlainText.wrap("", 4)).containsExactly("");
  }
}
