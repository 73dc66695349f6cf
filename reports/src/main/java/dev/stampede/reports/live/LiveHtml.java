package dev.stampede.reports.live;

import dev.stampede.reports.page.PageFile;
import dev.stampede.reports.page.Script;
import dev.stampede.reports.page.StyleSheet;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;

/**
 * Writes the page, and the parts of it that change. Whatever came from a file or from whoever looks
 * at it is escaped.
 */
public final class LiveHtml {

  private static final int USUAL_LENGTH = 1 << 14;

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /** Returns the page, which asks for everything else. */
  public String page(LivePage page) {
    return render("live.jte", page);
  }

  /** Returns the page of a scenario that cannot be run, with what is wrong with it. */
  public String refusal(String file, String problems) {
    return render("refusal.jte", new Refusal(file, problems));
  }

  /** Returns the page on which a scenario is chosen. */
  public String choice(List<Choice> choices) {
    return render("choice.jte", new Choices(choices));
  }

  /** Returns how far a run has come. */
  public String progress(Progress progress) {
    return render("progress.jte", progress);
  }

  /** Returns what came of a run so far. */
  public String result(LiveResult result) {
    return render("result.jte", result);
  }

  /** Returns what is changed in the scenario. */
  public String changes(ChangedScenario changed) {
    return render("changes.jte", changed);
  }

  /** Returns what is wrong with a change, in the words of a terminal; nothing for nothing. */
  public String problem(String problem) {
    return render("problem.jte", problem);
  }

  private String render(String template, Object model) {
    StringOutput output = new StringOutput(USUAL_LENGTH);
    engine.render(template, model, output);
    return output.toString();
  }

  /**
   * A scenario that can be chosen.
   *
   * @param question that it answers
   * @param link where it is opened
   */
  public record Choice(String name, String question, String link) {}

  /** Scenarios that can be chosen. */
  public record Choices(List<Choice> list) {

    /** Copies the list. */
    public Choices {
      list = List.copyOf(list);
    }
  }

  /** A scenario that cannot be run. */
  public record Refusal(String file, String problems) {}

  /** Returns the rules of all pages of this package. */
  public static String style() {
    return StyleSheet.text() + PageFile.text(LiveHtml.class, "live.css");
  }

  /** Returns what makes the page ask and listen. */
  public static String script() {
    return PageFile.text(LiveHtml.class, "live.js");
  }

  /**
   * Returns the Content-Security-Policy of all pages of this package: no script and no style sheet
   * but their own, by their hashes, and no connection but to where they came from. Widths and
   * colours of bars are attributes of theirs, in which no script can stand.
   */
  public static String policy() {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src %s %s".formatted(Script.source(Script.text()), Script.source(script())),
        "style-src 'unsafe-inline'",
        "style-src-elem " + Script.source(style()),
        "img-src data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");
  }
}
