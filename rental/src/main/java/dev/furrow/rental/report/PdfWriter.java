package dev.furrow.rental.report;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.FontFactory;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.FontSelector;
import org.openpdf.text.pdf.LayoutProcessor;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/// A table on paper. The fonts that every PDF reader has know no Devanagari: what they do not know is written with a
/// font that does, which an operator names with `rental.reports.font` or Debian has in `fonts-noto-core`. Its letters
/// are put together by Java's own text layout, because in Devanagari neighbours change each other's shape and place.
final class PdfWriter {
    private static final List<String> KNOWN = List.of(
            "/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf",
            "/usr/share/fonts/noto/NotoSansDevanagari-Regular.ttf",
            "/usr/share/fonts/google-noto/NotoSansDevanagari-Regular.ttf");
    private static final int SIZE = 9;

    static {
        shape();
    }

    private final ZoneId zone;
    private final FontSelector body;
    private final FontSelector bold;

    /// @param font a TrueType file, or empty
    PdfWriter(ZoneId zone, String font) {
        this.zone = zone;
        String file = font.isEmpty()
                ? KNOWN.stream()
                        .filter(each -> Files.isReadable(Path.of(each)))
                        .findFirst()
                        .orElse("")
                : font;
        this.body = fonts(file, Font.NORMAL);
        this.bold = fonts(file, Font.BOLD);
    }

    byte[] write(Table table, Instant moment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4.rotate(), 36, 36, 36, 36);
        org.openpdf.text.pdf.PdfWriter.getInstance(document, out);
        document.addTitle(table.title());
        document.open();
        document.add(new Paragraph(bold.process(table.title())));
        document.add(new Paragraph(body.process(Cells.shown(moment, Report.Kind.TIME, zone) + " " + zone.getId())));
        if (!table.headings().isEmpty()) {
            document.add(grid(table));
        }
        if (table.cut()) {
            document.add(new Paragraph(body.process("…")));
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

    private static PdfPCell cell(String text, FontSelector fonts, Report.Kind kind) {
        PdfPCell cell = new PdfPCell(fonts.process(text));
        cell.setPadding(4);
        cell.setHorizontalAlignment(
                switch (kind) {
                    case TEXT, TIME -> Element.ALIGN_LEFT;
                    case NUMBER, MONEY, PERCENT, SECONDS -> Element.ALIGN_RIGHT;
                });
        return cell;
    }

    // The library means to replace it, and has nothing yet that puts Devanagari together.
    @SuppressWarnings("deprecation")
    private static void shape() {
        if (!LayoutProcessor.isEnabled()) {
            LayoutProcessor.enableKernLiga();
            // Whoever copies or searches finds the words, and not the pieces that they are drawn with.
            LayoutProcessor.setWriteActualText();
        }
    }

    private static FontSelector fonts(String file, int style) {
        FontSelector fonts = new FontSelector();
        fonts.addFont(FontFactory.getFont(FontFactory.HELVETICA, SIZE, style));
        if (!file.isEmpty()) {
            fonts.addFont(FontFactory.getFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, SIZE, style));
        }
        return fonts;
    }
}
