package dev.stampede.scenarios.fitting;

import dev.stampede.experiments.demand.Clients;
import dev.stampede.experiments.demand.LengthLaw;
import dev.stampede.experiments.demand.Lengths;
import dev.stampede.experiments.demand.Rhythm;
import dev.stampede.experiments.demand.scatter.Candidate;
import dev.stampede.experiments.demand.scatter.Dispersion;
import dev.stampede.experiments.demand.scatter.Scatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a study of a trace found, as a tree for programs. */
final class RequestFigures {

  private RequestFigures() {}

  static Map<String, Object> of(String title, RequestStudy study) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("schema", "stampede.fit/v1");
    tree.put("trace", title);
    tree.put("requests", study.requests().rows());
    tree.put("spanSeconds", study.requests().spanSeconds());
    tree.put("meanPerSecond", study.rate());
    tree.put("peakOverMean", study.perMinute().peakOverMean());
    tree.put("peakWindowSeconds", study.perMinute().stepSeconds());
    Map<String, Object> gaps = new LinkedHashMap<>();
    gaps.put("cv", study.gaps().cv());
    gaps.put("tiedShare", study.gaps().tiedShare());
    gaps.put("longestSeconds", study.gaps().longestSeconds());
    gaps.put("clockSeconds", study.gaps().tickNanos() / 1e9);
    tree.put("gaps", gaps);
    study.rhythm().ifPresent(rhythm -> tree.put("rhythm", rhythm(rhythm)));
    study.prompts().ifPresent(lengths -> tree.put("inputTokens", lengths(lengths)));
    study.answers().ifPresent(lengths -> tree.put("outputTokens", lengths(lengths)));
    tree.put("rankCorrelation", study.correlation());
    study.clients().ifPresent(clients -> tree.put("clients", clients(clients)));
    List<Object> dispersions = new ArrayList<>();
    for (Dispersion dispersion : study.fit().observed()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("seconds", dispersion.seconds());
      one.put("windows", dispersion.windows());
      one.put("index", dispersion.index());
      dispersions.add(one);
    }
    tree.put("dispersion", dispersions);
    List<Object> processes = new ArrayList<>();
    study.fit().candidates().forEach(candidate -> processes.add(process(candidate, study)));
    tree.put("processes", processes);
    return tree;
  }

  static Map<String, Object> rhythm(Rhythm rhythm) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("day", rhythm.day());
    tree.put("week", rhythm.week());
    tree.put("weekdayOverWeekend", rhythm.weekdayOverWeekend());
    tree.put("dayExplains", rhythm.explained()[0]);
    tree.put("weekExplains", rhythm.explained()[1]);
    return tree;
  }

  private static Map<String, Object> lengths(Lengths lengths) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("count", lengths.count());
    tree.put("mean", lengths.mean());
    tree.put("cv", lengths.cv());
    tree.put("p50", lengths.quantile(0.5));
    tree.put("p90", lengths.quantile(0.9));
    tree.put("p99", lengths.quantile(0.99));
    tree.put("max", lengths.quantile(1));
    List<Object> laws = new ArrayList<>();
    for (LengthLaw law : lengths.laws()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("law", law.name());
      one.put("shape", law.shape());
      one.put("scale", law.scale());
      one.put("distance", law.distance());
      laws.add(one);
    }
    tree.put("laws", laws);
    return tree;
  }

  static Map<String, Object> clients(Clients clients) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("count", clients.count());
    tree.put("top1", clients.top(1));
    tree.put("top5", clients.top(5));
    tree.put("top10", clients.top(10));
    tree.put("zipf", clients.zipf());
    tree.put("cvP50", clients.cv(0.5));
    tree.put("cvP90", clients.cv(0.9));
    return tree;
  }

  private static Map<String, Object> process(Candidate candidate, RequestStudy study) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("process", candidate.scatter().kind());
    tree.put("rate", candidate.shape().toString());
    tree.put("numbers", candidate.numbers());
    tree.put("aic", candidate.information());
    tree.put("distance", candidate.distance());
    tree.put("dispersion", candidate.dispersions());
    tree.put("close", candidate.close());
    tree.put("proposed", study.fit().chosen().filter(candidate::equals).isPresent());
    List<Object> parameters = new ArrayList<>();
    for (Scatter.Parameter parameter : candidate.scatter().parameters()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", parameter.name());
      one.put("value", parameter.value());
      one.put("unit", parameter.unit());
      parameters.add(one);
    }
    tree.put("parameters", parameters);
    return tree;
  }
}
