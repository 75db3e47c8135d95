package dev.furrow.rental.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Comma-separated values after RFC 4180, with a byte order mark, for without it the common spreadsheets take
/// Devanagari for Latin. A text that a spreadsheet would take for a formula gets an apostrophe before it: a farmer's
/// name is not a program in the accountant's office.
final class CsvWriter {
    private static final String FORMULA = "=+-@\t\r\n|%＝＋－＠";

    private CsvWriter() {}

    static byte[] write(Table table, ZoneId zone) {
        StringBuilder out = new StringBuilder("\uFEFF");
        out.append(table.headings().stream()
                        .map(heading -> cell(Cells.heading(heading)))
                        .collect(Collectors.joining(",")))
                .append("\r\n");
        for (var row : table.rows()) {
            for (int i = 0; i < row.size(); i++) {
                out.append(i == 0 ? "" : ",");
                out.append(cell(Cells.plain(row.get(i), table.headings().get(i).kind(), zone)));
            }
            out.append("\r\n");
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        String text = harmless(value.toString());
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                && text.equals(text.strip());
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String harmless(String text) {
        // Spreadsheets pass over blanks before the sign.
        String start = text.stripLeading();
        boolean formula = (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0)
                || (!start.isEmpty() && FORMULA.indexOf(start.charAt(0)) >= 0);
        return formula ? "'" + text : text;
    }
}
