package dev.furrow.rental.report;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneId;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.FontFactory;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/// A table on paper. The fonts that every PDF reader has know no Devanagari; an operator names one that does with
/// `rental.reports.font`.
final class PdfWriter {
    private final ZoneId zone;
    private final Font body;
    private final Font bold;

    /// @param font a TrueType file, or empty
    PdfWriter(ZoneId zone, String font) {
        this.zone = zone;
        this.body = font(font, 9, Font.NORMAL);
        this.bold = font(font, 9, Font.BOLD);
    }

    byte[] write(Table table, Instant moment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4.rotate(), 36, 36, 36, 36);
        org.openpdf.text.pdf.PdfWriter.getInstance(document, out);
        document.addTitle(table.title());
        document.open();
        document.add(new Paragraph(table.title(), bold));
        document.add(new Paragraph(Cells.shown(moment, Report.Kind.TIME, zone) + " " + zone.getId(), body));
        if (!table.headings().isEmpty()) {
            document.add(grid(table));
        }
        if (table.cut()) {
            document.add(new Paragraph("…", body));
        }
        document.close();
        return out.toByteArray();
    }

    private PdfPTable grid(Table table) {
        PdfPTable grid = new PdfPTable(table.headings().size());
        grid.setWidthPercentage(100);
        grid.setSpacingBefore(12);
        grid.setHeaderRows(1);
        for (Table.Heading heading : table.headings()) {
            PdfPCell cell = cell(
                    heading.kind() == Report.Kind.MONEY ? Cells.heading(heading) : heading.label(),
                    bold,
                    heading.kind());
            cell.setBackgroundColor(new Color(0xE8, 0xF0, 0xE8));
            grid.addCell(cell);
        }
        for (var row : table.rows()) {
            for (int i = 0; i < row.size(); i++) {
                Report.Kind kind = table.headings().get(i).kind();
                grid.addCell(cell(Cells.shown(row.get(i), kind, zone), body, kind));
            }
        }
        return grid;
    }

    private static PdfPCell cell(String text, Font font, Report.Kind kind) {
        PdfPCell cell = new PdfPCell(new Phrase(text, font));
        cell.setPadding(4);
        cell.setHorizontalAlignment(
                switch (kind) {
                    case TEXT, TIME -> Element.ALIGN_LEFT;
                    case NUMBER, MONEY, PERCENT, SECONDS -> Element.ALIGN_RIGHT;
                });
        return cell;
    }

    private static Font font(String file, int size, int style) {
        return file.isEmpty()
                ? FontFactory.getFont(FontFactory.HELVETICA, size, style)
                : FontFactory.getFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, size, style);
    }
}
