package dev.stampede.reports.chart.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a path of straight lines is, in fewer letters: steps in place of places, and steps that go
 * on in the same direction along an axis as one. To a hundredth of a pixel, as Batik wrote it.
 */
final class PathData {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?[0-9]*\\.?[0-9]+");
  private static final double FINE = 100;

  private final StringBuilder out = new StringBuilder();
  private long atX;
  private long atY;
  private long stepX;
  private long stepY;

  private PathData() {}

  /** Returns the same path; what has curves is left as it is. */
  static String shorter(String data) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(data);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    boolean straight =
        tokens.stream().filter(t -> Character.isLetter(t.charAt(0))).allMatch("MLZ"::contains);
    return straight && !tokens.isEmpty() ? new PathData().write(tokens) : data;
  }

  private String write(List<String> tokens) {
    boolean move = false;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (token.equals("Z")) {
        flush();
        out.append('Z');
      } else if (Character.isLetter(token.charAt(0))) {
        move = token.equals("M");
      } else {
        to(move, fine(token), fine(tokens.get(i + 1)));
        move = false;
        i++;
      }
    }
    flush();
    return out.toString();
  }

  private static long fine(String number) {
    return Math.round(Double.parseDouble(number) * FINE);
  }

  private void to(boolean move, long x, long y) {
    if (move) {
      flush();
      out.append('M');
      number(x, false);
      number(y, true);
    } else {
      step(x - atX, y - atY);
    }
    atX = x;
    atY = y;
  }

  private void step(long dx, long dy) {
    boolean onwardX = dy == 0 && stepY == 0 && Long.signum(dx) == Long.signum(stepX);
    boolean onwardY = dx == 0 && stepX == 0 && Long.signum(dy) == Long.signum(stepY);
    if (!onwardX && !onwardY) {
      flush();
    }
    stepX += dx;
    stepY += dy;
  }

  private void flush() {
    if (stepX != 0 && stepY != 0) {
      out.append('l');
      number(stepX, false);
      number(stepY, true);
    } else if (stepX != 0) {
      out.append('h');
      number(stepX, false);
    } else if (stepY != 0) {
      out.append('v');
      number(stepY, false);
    }
    stepX = 0;
    stepY = 0;
  }

  /** Hundredths, without zeros that say nothing. */
  private void number(long hundredths, boolean second) {
    if (second && hundredths >= 0) {
      out.append(' ');
    }
    if (hundredths < 0) {
      out.append('-');
    }
    long size = Math.abs(hundredths);
    long rest = size % 100;
    if (size >= 100 || rest == 0) {
      out.append(size / 100);
    }
    if (rest > 0) {
      out.append('.').append(rest / 10);
      if (rest % 10 > 0) {
        out.append(rest % 10);
      }
    }
  }
}
