package dev.stampede.reports.page;

import dev.stampede.reports.chart.Outcome;
import dev.stampede.reports.page.Page.Term;
import java.util.Arrays;
import java.util.List;

/** What the words in a report mean. */
final class Glossary {
  private Glossary() {}

  static List<Term> outcomes() {
    return Arrays.stream(Outcome.values())
        .map(outcome -> new Term(outcome.label(), sentence(outcome.definition())))
        .toList();
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  static List<Term> metrics() {
    return List.of(
        new Term(
            "availability of a use case",
            "(full + degraded + human) / offered: the share of the work that ended within its"
                + " tolerance."),
        new Term("availability of a provider", "Successful attempts / attempts that ended."),
        new Term("offered", "Work that arrived after the warm-up. It is the sum of all outcomes."),
        new Term("tickets", "late + failed + abandoned: work that ended outside its tolerance."),
        new Term(
            "latency",
            "Time from the moment the work was meant to arrive to the end of the machine's answer,"
                + " in time or late. Waiting, failed attempts and back-off are in it."),
        new Term("first token", "Time from the same moment to the first token of that answer."),
        new Term(
            "p99",
            "The latency that 99 of 100 answers do not exceed; p50, p90 and p99.9 likewise. Kept to"
                + " three significant digits."),
        new Term("attempt", "One call to one provider. Retries and hedges are attempts too."),
        new Term(
            "amplification",
            "Attempts / offered: how much demand the providers see for one piece of work."),
        new Term(
            "rate limited",
            "Attempts refused by a quota; beneath it, by which of its limits. What a tier refuses"
                + " and another one serves counts there alone."),
        new Term("delayed", "Attempts that a limit of a quota held for a while, then let go on."),
        new Term(
            "overloaded",
            "Attempts refused because the provider's queue was full, or its front door; beneath"
                + " it, the latter alone."),
        new Term("door wait", "How long attempts that the front door let in had to wait there."),
        new Term(
            "timed out",
            "Attempts refused after they had waited in the queue for as long as the provider lets"
                + " calls wait."),
        new Term(
            "rejected", "Attempts refused at the door for any reason: quota, full queue or fault."),
        new Term(
            "went on",
            "Work that a rung did not answer and that came to a later one; the reason is where, in"
                + " the chain of the rung it left, its last attempt ended."),
        new Term(
            "for each piece of work",
            "Divided by the work that came to the ladder. Passages that grow from one layer to the"
                + " next show which one multiplies."),
        new Term(
            "time here",
            "Time in which work was at a layer and not further inside: back-offs and lines; at the"
                + " innermost layer the calls."),
        new Term(
            "opened after",
            "Of a breaker, a cooldown, an ejection or a rung that work leaves: time from the start"
                + " of a fault to its first opening, and the failures that it saw till then."),
        new Term("utilisation", "Mean busy share of a provider's capacity."),
        new Term("spend", "Price of the calls that the provider served, in US dollars."),
        new Term(
            "quality",
            "Mean quality of the answers given, from 0 to 1, as the scenario rates each rung."),
        new Term(
            "cost of tickets", "What the tickets cost in US dollars, as the scenario prices them."),
        new Term(
            "per run",
            "The mean of the replications. Totals over all of them are in summary.json."),
        new Term(
            "background",
            "The work of other customers of the same providers. It is there to fill them; no"
                + " verdict, ticket or cost of ours comes from it."),
        new Term(
            "better, worse, no difference shown",
            "Whether the 95 % confidence interval of a paired difference leaves out zero, and on"
                + " which side. No difference shown does not mean that there is none."));
  }
}
