package dev.stampede.reports.junit;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.ObjectiveText;
import dev.stampede.reports.text.PlainText;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code junit.xml}: a test suite for each architecture, a test for each of its objectives. One
 * that failed is a failure; one that is inconclusive is an error, which is what test tools call a
 * test that could not tell. Neither is shown where it does not decide the exit code, but is
 * skipped: the objectives of bounds, and of all but the gate. What nobody timed takes no time.
 */
public final class JUnitXml {

  private static final String NO_TIME = "0";

  private final Summary summary;
  private final XMLStreamWriter xml;

  private JUnitXml(Summary summary, XMLStreamWriter xml) {
    this.summary = summary;
    this.xml = xml;
  }

  /** Returns the document, to be stored in UTF-8; the same summary gives the same text. */
  public static String of(Summary summary) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JUnitXml(summary, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
    return text.toString();
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    start("testsuites", PlainText.of(summary.scenario().name()), summary.objectives());
    for (ArchitectureSummary architecture : summary.architectures()) {
      List<ObjectiveResult> own =
          summary.objectives().stream()
              .filter(result -> result.architecture().equals(architecture.name()))
              .toList();
      line(1);
      start("testsuite", suite(architecture.name()), own);
      for (ObjectiveResult result : own) {
        line(2);
        test(result);
      }
      line(1);
      xml.writeEndElement();
    }
    line(0);
    xml.writeEndElement();
    line(0);
    xml.writeEndDocument();
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private void start(String element, String name, List<ObjectiveResult> results)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("name", name);
    xml.writeAttribute("tests", Integer.toString(results.size()));
    xml.writeAttribute("failures", count(results, r -> decides(r) && is(r, Verdict.FAILED)));
    xml.writeAttribute("errors", count(results, r -> decides(r) && is(r, Verdict.INCONCLUSIVE)));
    xml.writeAttribute("skipped", count(results, r -> !decides(r) && !is(r, Verdict.MET)));
    xml.writeAttribute("time", NO_TIME);
  }

  /** Tools take it for the class of the tests, in a package. */
  private String suite(String architecture) {
    return PlainText.of(summary.scenario().name()) + "." + PlainText.of(architecture);
  }

  private static String count(List<ObjectiveResult> results, Predicate<ObjectiveResult> which) {
    return Long.toString(results.stream().filter(which).count());
  }

  private static boolean is(ObjectiveResult result, Verdict verdict) {
    return result.verdict() == verdict;
  }

  private boolean decides(ObjectiveResult result) {
    return summary.decides(result.architecture());
  }

  private void test(ObjectiveResult result) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", suite(result.architecture()));
    xml.writeAttribute("name", PlainText.of(result.objective()));
    xml.writeAttribute("time", NO_TIME);
    if (!is(result, Verdict.MET)) {
      line(3);
      if (!decides(result)) {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute(
            "message", "%s, which decides nothing: %s".formatted(result.verdict(), words(result)));
      } else {
        xml.writeEmptyElement(is(result, Verdict.FAILED) ? "failure" : "error");
        xml.writeAttribute("type", result.verdict().toString());
        xml.writeAttribute("message", words(result));
      }
      line(2);
    }
    xml.writeEndElement();
  }

  private static String words(ObjectiveResult result) {
    return PlainText.of(ObjectiveText.measured(result));
  }
}
