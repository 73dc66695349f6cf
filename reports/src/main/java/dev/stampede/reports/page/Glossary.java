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
                + " tolerance. What is unfinished is left out."),
        new Term("availability of a provider", "Successful attempts / attempts that ended."),
        new Term(
            "offered",
            "Work that arrived after the warm-up and before the end. It is the sum of all outcomes."),
        new Term("tickets", "late + failed + abandoned: work that ended outside its tolerance."),
        new Term(
            "latency",
            "Time from the moment the work was meant to arrive to the end of an answer that is good"
                + " enough, by a machine or a person, in time or late. Waiting, failed attempts and"
                + " back-off are in it."),
        new Term(
            "of all work",
            "Of all work offered, of which what failed, was refused or given up was never answered:"
                + " p99 is the time within which 99 of 100 pieces had their answer; p50, p90 and"
                + " p99.9 likewise, to three significant digits. The longest is exact."),
        new Term(
            "never",
            "The figure includes work without an answer: it failed, was refused or given up, or its"
                + " answer had not come when the run was over."),
        new Term(
            "of the answered alone",
            "The same without what was never answered. It can look the better the more work is"
                + " lost, so the share that it is of stands beside it."),
        new Term(
            "in time",
            "Beside a limit on a latency: the share of all work that had its answer within it,"
                + " exactly. By it a promise on a percentile is judged: p99 is kept if 99 % were in"
                + " time."),
        new Term(
            "first token",
            "Time from the same moment to the answer's first token; a person's answer, and a"
                + " deferred one, comes as a whole."),
        new Term(
            "time per token",
            "Mean time from token to token of a machine's answer of two tokens or more."),
        new Term(
            "out, well again",
            "A promise on a share of the work is asked of every window of a minute, or an interval"
                + " where that is longer. An interval is out if no window keeps it that the interval"
                + " is in. A fault is over when the last interval that is out has ended; its time"
                + " ends where the next one begins."),
        new Term(
            "error budget",
            "The share of the work that may miss a promise: 1 % of it where 99 % must keep it. The"
                + " burn rate is how many times faster than evenly it is spent, from a fault's begin"
                + " until all is well again."),
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
            "Attempts refused because the provider's queue was full, or its front door, or because"
                + " it kept the room for more important ones; beneath it, those at the door alone."
                + " What a fault refuses is not among them, whatever HTTP status it does so with."),
        new Term(
            "node deaths, nodes in rotation, too few nodes",
            "Of nodes that die of load: how many died, the mean number alive and in rotation, and"
                + " the share of the time with fewer of them than are needed."),
        new Term(
            "starts through, timed out, waiting",
            "Of machines that have to pass a queue before they start: how many were through, how"
                + " often one gave up and asked again, how many waited in the mean, and the longest"
                + " wait from when one was first asked for. Work for nobody is what the queue did"
                + " for those who had given up."),
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
            "outage, brown-out, front door closed",
            "Of an origin: this fault of the provider refused the call, with the HTTP status beside"
                + " it, took up no connection (hang), or cut it off. More capacity would not have"
                + " helped."),
        new Term(
            "front door full, queue full",
            "Of an origin: no room before the provider's quotas, or behind them. A fault beside it"
                + " held the queue up at the time: all stood still or was slow, or capacity was"
                + " gone or had not come back yet. Dropped from the queue, waited too long in it"
                + " and gave up in it likewise."),
        new Term(
            "quota",
            "Of an origin: the limit of that name refused the call; used up is one that no waiting"
                + " helps against, and cut by a fault one that was smaller than usual."),
        new Term(
            "stream cut, answer lost",
            "Of an origin: a fault broke the stream off, or the provider had answered and the"
                + " answer never came."),
        new Term(
            "breaker open, limit reached, throttled, shed, timed out",
            "Of an origin: a policy of our own side, which stands beside it where several could"
                + " be meant, refused the work or gave it up. Of several timeouts the one is named:"
                + " total, connect, first_token or between_tokens. A shed with an HTTP status is"
                + " the provider's."),
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
        new Term("spend", "Price of the calls that the provider served."),
        new Term(
            "quality",
            "Mean quality of the answers given, from 0 to 1, as the scenario rates each rung."),
        new Term(
            "cost",
            "Of a run, of what the scenario prices, in its currency; what it gives no price is"
                + " free here. Total is the sum of the parts. What is used is paid for the work"
                + " that counts; what is there by the hour, for the part of the run that counts."),
        new Term(
            "cost of tickets",
            "What the tickets cost, as the scenario prices those of each use case."),
        new Term("cost of tokens", "Price of the calls that providers served."),
        new Term("cost of people", "Hours at desks, or pieces of work done there."),
        new Term(
            "cost of replicas",
            "Hours of servers, from the decision to start them until they end."),
        new Term(
            "reserved",
            "Cost of capacity that is kept for us, and paid whether it is used or not."),
        new Term("fixed", "What an architecture costs by being there."),
        new Term(
            "lost hours",
            "Hours of people in a closed loop in which they would have done more had nothing gone"
                + " wrong."),
        new Term(
            "efficient, dominated",
            "An architecture is dominated if another one that could be built is at least as"
                + " available for at most as much, and better in one of them; the efficient ones"
                + " are left. They are the frontier: for each availability the least cost."),
        new Term(
            "one more nine",
            "Ten times less work outside its tolerance, as from 99 % to 99.9 % available. Its cost"
                + " is that of the step from one efficient architecture to the next, divided by the"
                + " nines that the step gains."),
        new Term(
            "per run",
            "The mean of the replications. Totals over all of them are in summary.json, each one's"
                + " figures in replications.csv."),
        new Term(
            "inconclusive",
            "The 95 % confidence interval has the limit in it, or nothing or too little was seen, or"
                + " it depends on work whose end is not known; which of them, stands beside it."),
        new Term(
            "background",
            "The work of other customers of the same providers. It is there to fill them; no"
                + " verdict, ticket or cost of ours comes from it."),
        new Term(
            "bound",
            "An architecture that frames the others, such as doing nothing, or knowing everything. It"
                + " is not to be built: headline, cards and exit code leave it out."),
        new Term(
            "better, worse, no difference shown",
            "Whether the 95 % confidence interval of a paired difference leaves out zero, and on"
                + " which side. No difference shown does not mean that there is none."));
  }
}
