package dev.stampede.reports.block;

import dev.stampede.reports.page.Page;
import dev.stampede.reports.page.StyleSheet;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

/** Writes an account as one HTML page, complete in itself. */
public final class AccountPage {

  private AccountPage() {}

  /**
   * Returns the page, to be stored in UTF-8. The same account gives the same text. Whatever came
   * from a file is escaped; the page has no script and refers to nothing outside itself.
   */
  public static String of(Account account) {
    TemplateOutput output = new StringOutput(1 << 16);
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render("account.jte", new Shown(StyleSheet.text(), account), output);
    return output.toString();
  }

  /**
   * What the template shows.
   *
   * @param css style sheet, colours of the charts included
   */
  public record Shown(String css, Account account) {

    /** Returns a chart as pages show it. */
    public Page.Figure figure(Block.Drawing drawing) {
      return Page.Figure.of(drawing.chart());
    }
  }
}
