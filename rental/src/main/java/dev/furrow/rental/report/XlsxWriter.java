package dev.furrow.rental.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A workbook with one sheet. Texts are written as texts, never as formulas.
final class XlsxWriter {
    private XlsxWriter() {}

    static byte[] write(Table table, ZoneId zone) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Furrow rental", "1.0")) {
            Worksheet sheet = book.newWorksheet(name(table.title()));
            for (int i = 0; i < table.headings().size(); i++) {
                sheet.value(0, i, Cells.heading(table.headings().get(i)));
                sheet.style(0, i).bold().set();
            }
            for (int r = 0; r < table.rows().size(); r++) {
                for (int c = 0; c < table.headings().size(); c++) {
                    Report.Kind kind = table.headings().get(c).kind();
                    switch (Cells.plain(table.rows().get(r).get(c), kind, zone)) {
                        case null -> {}
                        case BigDecimal number -> {
                            sheet.value(r + 1, c, number);
                            if (kind == Report.Kind.MONEY) {
                                sheet.style(r + 1, c).format("#,##0.00").set();
                            }
                        }
                        case Object text -> sheet.value(r + 1, c, text.toString());
                    }
                }
            }
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Of a sheet: 31 characters, some are forbidden.
    private static String name(String title) {
        String allowed = title.replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
        return allowed.isEmpty() ? "Report" : allowed.substring(0, Math.min(31, allowed.length()));
    }
}
