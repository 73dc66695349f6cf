package dev.stampede.reports.chart.drawing;

import java.awt.Dimension;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultExtensionHandler;
import org.apache.batik.svggen.SVGColor;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.apache.batik.svggen.SVGPaintDescriptor;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Draws a picture as SVG. The same picture gives the same text. */
public final class SvgDrawing {
  private SvgDrawing() {}

  /** Returns a file of its own: titled, on a ground, in the light colours. */
  public static String file(Drawable picture, String id, String description) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + new SvgWriter(false, id, List.of())
            .write(draw(picture, id, true, new Marks()), head(picture, description, true));
  }

  /** Returns an element for a page: no title, no ground, colours as CSS variables. */
  public static String inline(Drawable picture, String id, String description) {
    Marks marks = new Marks();
    Element drawn = draw(picture, id, false, marks);
    return new SvgWriter(true, id, marks.all).write(drawn, head(picture, description, false));
  }

  private static SvgWriter.Head head(Drawable picture, String description, boolean titled) {
    return new SvgWriter.Head(
        picture.width(), picture.height(titled), picture.title(), description);
  }

  /** Writes the number of a mark behind its colour, for want of another place. */
  private static final class Marks extends DefaultExtensionHandler {
    private final List<Marked> all = new ArrayList<>();

    @Override
    public SVGPaintDescriptor handlePaint(Paint paint, SVGGeneratorContext context) {
      if (!(paint instanceof Marked marked)) {
        return super.handlePaint(paint, context);
      }
      int number = all.indexOf(marked);
      if (number < 0) {
        number = all.size();
        all.add(marked);
      }
      SVGPaintDescriptor plain = SVGColor.toSVG(marked.color(), context);
      return new SVGPaintDescriptor(
          plain.getPaintValue() + SvgWriter.MARK + number, plain.getOpacityValue());
    }
  }

  private static Element draw(Drawable picture, String id, boolean titled, Marks marks) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setPrecision(2);
    context.setComment(null);
    context.setExtensionHandler(marks);
    context.setIDGenerator(
        new SVGIDGenerator() {
          private int last;

          @Override
          public String generateID(String prefix) {
            last++;
            return id + "-" + prefix.charAt(0) + last;
          }
        });
    SVGGraphics2D g2 = new SVGGraphics2D(context, false);
    // JFreeChart asks what it is, and puts back what it was.
    g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    int width = picture.width();
    int height = picture.height(titled);
    g2.setSVGCanvasSize(new Dimension(width, height));
    if (titled) {
      g2.setPaint(Ink.SURFACE.color());
      g2.fill(new Rectangle2D.Double(0, 0, width, height));
    }
    picture.draw(g2, titled);
    return g2.getRoot();
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java runtime has no XML", e);
    }
  }
}
