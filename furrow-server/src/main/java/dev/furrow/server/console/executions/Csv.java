package dev.furrow.server.console.executions;

import java.util.List;

/// Lines of comma-separated values that a spreadsheet opens without running anything: what begins like a formula gets
/// an apostrophe before it.
final class Csv {
    private Csv() {}

    static String line(List<String> values) {
        StringBuilder line = new StringBuilder();
        for (String value : values) {
            line.append(line.isEmpty() ? "" : ",")
                    .append('"')
                    .append(harmless(value).replace("\"", "\"\""))
                    .append('"');
        }
        return line.append("\r\n").toString();
    }

    private static String harmless(String value) {
        // A formula may also hide behind white space, which spreadsheets strip.
        String begin = value.stripLeading();
        char first = begin.isEmpty() ? ' ' : begin.charAt(0);
        boolean formula = first == '=' || first == '+' || first == '-' || first == '@' || first == '|' || first == '%';
        boolean white =
                !value.isEmpty() && (value.charAt(0) == '\t' || value.charAt(0) == '\r' || value.charAt(0) == '\n');
        return formula || white ? "'" + value : value;
    }
}
