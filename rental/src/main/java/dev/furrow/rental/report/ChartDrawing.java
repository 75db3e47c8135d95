package dev.furrow.rental.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Draws a table's chart as SVG, with the numbers as a description for those who do not see it. It has no
/// style and no script in it, so the strictest content security policy shows it.
final class ChartDrawing {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LEFT = 64;
    private static final int TOP = 36;
    private static final int BOTTOM = 48;
    private static final int MOST = 60;
    private static final List<String> COLOURS = List.of("#2f6b3a", "#c9772b", "#2b6cb0", "#8a4fa3");

    private final Table table;
    private final Report.Chart chart;
    private final StringBuilder svg = new StringBuilder();
    private final List<String> labels = new ArrayList<>();
    private final List<List<BigDecimal>> series = new ArrayList<>();
    private BigDecimal top = BigDecimal.ONE;

    private ChartDrawing(Table table, Report.Chart chart) {
        this.table = table;
        this.chart = chart;
    }

    static String draw(Table table) {
        if (table.chart() == null) {
            throw new ReportRefused("This report has no chart");
        }
        return new ChartDrawing(table, table.chart()).svg();
    }

    private String svg() {
        collect();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"sans-serif\" font-size=\"11\">"
                        .formatted(WIDTH, HEIGHT));
        svg.append("<title>").append(escaped(table.title())).append("</title>");
        svg.append("<desc>").append(escaped(description())).append("</desc>");
        axis();
        for (int s = 0; s < series.size(); s++) {
            legend(s);
            switch (chart.shape()) {
                case BAR -> bars(s);
                case LINE -> line(s);
            }
        }
        return svg.append("</svg>").toString();
    }

    private void collect() {
        int x = table.column(chart.x());
        List<List<@Nullable Object>> rows =
                table.rows().subList(0, Math.min(MOST, table.rows().size()));
        rows.forEach(row -> labels.add(String.valueOf(row.get(x))));
        for (String name : chart.y()) {
            int y = table.column(name);
            Report.Kind kind = table.headings().get(y).kind();
            series.add(rows.stream().map(row -> height(row.get(y), kind)).toList());
        }
        BigDecimal highest = series.stream().flatMap(List::stream).reduce(BigDecimal.ZERO, BigDecimal::max);
        top = round(highest);
    }

    /// Nothing is drawn below nought.
    private static BigDecimal height(@Nullable Object cell, Report.Kind kind) {
        Object plain = Cells.plain(cell, kind, java.time.ZoneOffset.UTC);
        return plain instanceof BigDecimal number ? number.max(BigDecimal.ZERO) : BigDecimal.ZERO;
    }

    /// The next 1, 2 or 5 times a power of ten.
    static BigDecimal round(BigDecimal highest) {
        if (highest.signum() == 0) {
            return BigDecimal.ONE;
        }
        int digits = highest.precision() - highest.scale() - 1;
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(digits);
        for (int step : List.of(1, 2, 5)) {
            BigDecimal candidate = power.multiply(BigDecimal.valueOf(step));
            if (candidate.compareTo(highest) >= 0) {
                return candidate;
            }
        }
        return power.movePointRight(1);
    }

    private void axis() {
        for (int i = 0; i <= 4; i++) {
            BigDecimal value =
                    top.multiply(BigDecimal.valueOf(i)).divide(BigDecimal.valueOf(4), 4, RoundingMode.HALF_UP);
            double y = y(value);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ccc\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#444\">%s</text>",
                    LEFT,
                    y,
                    WIDTH - 8,
                    y,
                    LEFT - 6,
                    y + 4,
                    value.stripTrailingZeros().toPlainString()));
        }
        int every = Math.max(1, (labels.size() + 11) / 12);
        for (int i = 0; i < labels.size(); i += every) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#444\">%s</text>",
                    middle(i),
                    HEIGHT - BOTTOM + 16,
                    escaped(shortened(labels.get(i)))));
        }
    }

    private void legend(int s) {
        int x = LEFT + s * 150;
        Table.Heading heading = table.headings().get(table.column(chart.y().get(s)));
        svg.append(
                "<rect x=\"%d\" y=\"10\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"20\" fill=\"#222\">%s</text>"
                        .formatted(x, colour(s), x + 18, escaped(Cells.heading(heading))));
    }

    private void bars(int s) {
        double slot = step() * 0.8 / series.size();
        each(s, i -> {
            double x = middle(i) - step() * 0.4 + slot * s;
            double y = y(series.get(s).get(i));
            return String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                    x,
                    y,
                    Math.max(1, slot - 1),
                    HEIGHT - BOTTOM - y,
                    colour(s));
        });
    }

    private void line(int s) {
        svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
                .append(colour(s))
                .append("\" points=\"");
        each(
                s,
                i -> String.format(
                        Locale.ROOT, "%.1f,%.1f ", middle(i), y(series.get(s).get(i))));
        svg.append("\"/>");
    }

    private void each(int s, IntFunction<String> drawing) {
        for (int i = 0; i < series.get(s).size(); i++) {
            svg.append(drawing.apply(i));
        }
    }

    private double step() {
        return (WIDTH - LEFT - 8.0) / Math.max(1, labels.size());
    }

    private double middle(int i) {
        return LEFT + step() * (i + 0.5);
    }

    private double y(BigDecimal value) {
        double share = value.doubleValue() / top.doubleValue();
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
    }

    private static String colour(int s) {
        return COLOURS.get(s % COLOURS.size());
    }

    private String description() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            text.append(labels.get(i)).append(':');
            for (List<BigDecimal> each : series) {
                text.append(' ').append(each.get(i).toPlainString());
            }
            text.append("; ");
        }
        return text.toString();
    }

    private static String shortened(String text) {
        return text.length() <= 10 ? text : text.substring(0, 9) + "…";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
