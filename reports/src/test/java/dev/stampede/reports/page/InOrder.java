package dev.stampede.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether parts of a page follow each other: AssertJ takes a minute over pages of their size. */
final class InOrder {

  private InOrder() {}

  static void assertHas(String page, String... parts) {
    int from = 0;
    for (String part : parts) {
      int at = page.indexOf(part, from);
      assertThat(at).as("“%s” from character %d on", part, from).isNotNegative();
      from = at + part.length();
    }
  }
}
