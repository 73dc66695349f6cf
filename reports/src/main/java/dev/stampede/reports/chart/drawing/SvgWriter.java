package dev.stampede.reports.chart.drawing;

import dev.stampede.reports.text.PlainText;
import java.awt.Font;
import java.util.HashMap;
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

  private final boolean inline;
  private final String id;
  private final StringBuilder out = new StringBuilder(1 << 16);

  SvgWriter(boolean inline, String id) {
    this.inline = inline;
    this.id = id;
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
        element(element, BATIK_SIZE, false);
      }
    }
    return out.append("</svg>\n").toString();
  }

  private void element(Element element, float size, boolean bold) {
    if (element.getTagName().equals("defs") && element.getFirstChild() == null) {
      return;
    }
    String ownSize = element.getAttribute("font-size");
    float nowSize = ownSize.isEmpty() ? size : Float.parseFloat(ownSize.replace("px", ""));
    String weight = element.getAttribute("font-weight");
    boolean nowBold = weight.isEmpty() ? bold : weight.equals("bold");
    boolean text = element.getTagName().equals("text");
    out.append('<').append(element.getTagName());
    attributes(element);
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
        element(inner, nowSize, nowBold);
      }
    }
    out.append("</").append(element.getTagName()).append(">\n");
  }

  private void attributes(Element element) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node attribute = attributes.item(i);
      String name = attribute.getNodeName();
      boolean usual = name.equals("shape-rendering") && attribute.getNodeValue().equals("auto");
      if (!usual && !DROPPED.contains(name) && !name.startsWith("xmlns")) {
        out.append(' ').append(name).append("=\"");
        escape(value(name, attribute.getNodeValue()));
        out.append('"');
      }
    }
  }

  private String value(String name, String value) {
    Ink ink = inline && (name.equals("fill") || name.equals("stroke")) ? INKS.get(value) : null;
    return ink == null ? value : "var(" + ink.variable() + ")";
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
