package dev.furrow.server.console.page;

import java.util.List;
import java.util.Locale;

/// A line over time, drawn into a box of 300 by 40.
///
/// @param line the path of the line
/// @param area the path of what is below it
/// @param most the highest value
/// @param sum of all values
/// @param last the latest value
public record Chart(String line, String area, long most, long sum, long last) {
    private static final double WIDTH = 300;
    private static final double HEIGHT = 40;
    private static final int POINTS = 60;

    /// Draws values, the oldest first.
    ///
    /// @param adds whether values that share a point are added; else the highest is drawn
    public static Chart of(List<Long> values, boolean adds) {
        long sum = values.stream().mapToLong(Long::longValue).sum();
        long last = values.isEmpty() ? 0 : values.getLast();
        long[] points = points(values, adds);
        long most = 0;
        for (long point : points) {
            most = Math.max(most, point);
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            double x = points.length < 2 ? WIDTH : WIDTH * i / (points.length - 1);
            double y = HEIGHT - 2 - (HEIGHT - 4) * points[i] / Math.max(1, most);
            line.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x, y));
        }
        String area = points.length < 2 ? "" : line + "L300 40L0 40Z";
        return new Chart(line.toString(), area, most, sum, last);
    }

    private static long[] points(List<Long> values, boolean adds) {
        int each = Math.max(1, (values.size() + POINTS - 1) / POINTS);
        long[] points = new long[(values.size() + each - 1) / each];
        for (int i = 0; i < values.size(); i++) {
            int at = i / each;
            points[at] = adds ? points[at] + values.get(i) : Math.max(points[at], values.get(i));
        }
        return points;
    }
}
