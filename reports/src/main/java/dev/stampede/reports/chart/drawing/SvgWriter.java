package dev.stampede.reports.chart.drawing;

import dev.stampede.reports.text.PlainText;
import java.awt.Font;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Writes what Batik has drawn, without what is the default anyway, with the width of each text (so
 * that a reader's other font cannot overflow) and, for a page, with variables for colours.
 */
final class SvgWriter {
  private static final Set<String> DROPPED =
      Set.of(
          "color-interpolation",
          "color-rendering",
          "font-family",
          "image-rendering",
          "text-rendering",
          "xml:space");
  private static final Map<String, Ink> INKS = inks();

  /** Batik does not say the size of a text of this many pixels, so the outermost element does. */
  private static final int BATIK_SIZE = 12;

  /** What stands between a colour and the number of its mark. */
  static final String MARK = "#";

  private final boolean inline;
  private final String id;
  private final List<Marked> marks;
  private final StringBuilder out = new StringBuilder(1 << 16);

  SvgWriter(boolean inline, String id, List<Marked> marks) {
    this.inline = inline;
    this.id = id;
    this.marks = List.copyOf(marks);
  }

  /** What the outermost element says. */
  record Head(int width, int height, String title, String description) {}

  private static Map<String, Ink> inks() {
    Map<String, Ink> inks = new HashMap<>();
    for (Ink ink : Ink.values()) {
      int rgb = ink.color().getRGB();
      inks.put("rgb(%d,%d,%d)".formatted(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255), ink);
    }
    inks.put("white", Ink.SURFACE);
    return Map.copyOf(inks);
  }

  String write(Element root, Head head) {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append(head.width())
        .append(' ')
        .append(head.height())
        .append("\" width=\"")
        .append(head.width())
        .append("\" height=\"")
        .append(head.height())
        .append("\" role=\"img\" aria-labelledby=\"")
        .append(id)
        .append("-title ")
        .append(id)
        .append("-desc\" font-size=\"")
        .append(BATIK_SIZE)
        .append("\" font-family=\"'DejaVu Sans',Verdana,sans-serif\">\n<title id=\"")
        .append(id)
        .append("-title\">");
    escape(PlainText.of(head.title()));
    out.append("</title>\n<desc id=\"").append(id).append("-desc\">");
    escape(PlainText.of(head.description()));
    out.append("</desc>\n");
    for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        element(element, BATIK_SIZE, false, Pens.NONE);
      }
    }
    return out.append("</svg>\n").toString();
  }

  /** What lines and areas are drawn in, as the elements around say. */
  private record Pens(String stroke, String fill) {
    static final Pens NONE = new Pens("none", "none");

    Pens in(Element element) {
      String stroke = element.getAttribute("stroke");
      String fill = element.getAttribute("fill");
      return new Pens(stroke.isEmpty() ? this.stroke : stroke, fill.isEmpty() ? this.fill : fill);
    }

    String shown() {
      return stroke.equals("none") ? fill : stroke;
    }
  }

  private void element(Element element, float size, boolean bold, Pens around) {
    if (element.getTagName().equals("defs") && element.getFirstChild() == null) {
      return;
    }
    String ownSize = element.getAttribute("font-size");
    float nowSize = ownSize.isEmpty() ? size : Float.parseFloat(ownSize.replace("px", ""));
    String weight = element.getAttribute("font-weight");
    boolean nowBold = weight.isEmpty() ? bold : weight.equals("bold");
    boolean text = element.getTagName().equals("text");
    Pens pens = around.in(element);
    out.append('<').append(element.getTagName());
    attributes(element, pens);
    if (text || element.getFirstChild() == null) {
      mark(pens.shown());
    }
    if (text) {
      String content = element.getTextContent();
      width(content, nowBold ? Typeface.bold(nowSize) : Typeface.regular(nowSize));
      out.append('>');
      escape(content);
      out.append("</text>\n");
      return;
    }
    if (element.getFirstChild() == null) {
      out.append("/>\n");
      return;
    }
    out.append(">\n");
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        element(inner, nowSize, nowBold, pens);
      }
    }
    out.append("</").append(element.getTagName()).append(">\n");
  }

  private void attributes(Element element, Pens pens) {
    boolean line = element.getTagName().equals("line");
    // Grid lines end where their panel does, and are most of what is drawn.
    boolean lettered = inline && element.getTagName().equals("text"); // pages say so once
    boolean grid = line && INKS.get(plain(pens.stroke())) == Ink.GRID;
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node attribute = attributes.item(i);
      String name = attribute.getNodeName();
      boolean usual = name.equals("shape-rendering") && attribute.getNodeValue().equals("auto");
      boolean idle =
          (line && name.equals("fill"))
              || (grid && name.equals("clip-path"))
              || (lettered && name.equals("stroke"));
      if (!usual && !idle && !DROPPED.contains(name) && !name.startsWith("xmlns")) {
        out.append(' ').append(name).append("=\"");
        escape(value(name, attribute.getNodeValue()));
        out.append('"');
      }
    }
  }

  private String value(String name, String value) {
    if (name.equals("d")) {
      return PathData.shorter(value);
    }
    if (!name.equals("fill") && !name.equals("stroke")) {
      return value;
    }
    String color = plain(value);
    Ink ink = inline ? INKS.get(color) : null;
    return ink == null ? color : "var(" + ink.variable() + ")";
  }

  /** Returns a colour without its mark. */
  private static String plain(String color) {
    return color.startsWith("url(") ? color : color.split(MARK, 2)[0];
  }

  /** Says what is drawn in a colour that was marked. */
  private void mark(String color) {
    int at = color.indexOf(MARK);
    if (at < 0 || marks.isEmpty() || color.startsWith("url(")) {
      return;
    }
    marks
        .get(Integer.parseInt(color.substring(at + MARK.length())))
        .attributes()
        .forEach(
            (name, words) -> {
              out.append(' ').append(name).append("=\"");
              escape(PlainText.of(words));
              out.append('"');
            });
  }

  /** A text that the typeface has no shapes for is left as wide as the reader's font makes it. */
  private void width(String text, Font font) {
    if (text.length() > 1 && font.canDisplayUpTo(text) == -1) {
      out.append(String.format(Locale.ROOT, " textLength=\"%.1f\"", Typeface.width(font, text)));
      out.append(" lengthAdjust=\"spacingAndGlyphs\"");
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }
}
