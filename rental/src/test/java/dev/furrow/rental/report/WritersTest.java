package dev.furrow.rental.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.w3c.dom.Document;

class WritersTest {
    private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void csvIsWhatRfc4180SaysWithAByteOrderMark() {
        assertThat(csv(table("a \"b\", c"))).isEqualTo("""
                \uFEFFName,Paid (INR),Share (%),When\r
                "a ""b"", c",1234.50,12.5,2026-11-24 01:30\r
                ,,,\r
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "+1+1",
                "-2+3",
                "@SUM(A1)",
                "\t=1+1",
                " =1+1",
                "\r=1",
                "|x",
                "%x",
                "＝1+1",
                "-",
                "="
            })
    void aTextThatASpreadsheetWouldRunIsMadeATextForGood(String formula) {
        String cell = csv(table(formula)).split("\r\n")[1].split(",1234")[0];
        assertThat(cell.replace("\"", "")).startsWith("'").endsWith(formula.replace("\"", ""));
    }

    @Test
    void aNegativeNumberStaysANumber() {
        Table table = new Table(
                "t", List.of(new Table.Heading("n", "N", Report.Kind.MONEY)), List.of(List.of(-5050L)), false, null);
        assertThat(csv(table)).isEqualTo("\uFEFFN (INR)\r\n-50.50\r\n");
    }

    @Test
    void theWorkbookHoldsNumbersAsNumbersAndFormulasAsTexts() throws Exception {
        byte[] book = XlsxWriter.write(table("=1+1"), ReportWorld.INDIA);
        String sheet = entry(book, "xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("<v>1234.5").doesNotContain("<f>");
        assertThat(sheet + entry(book, "xl/sharedStrings.xml")).contains("=1+1");
    }

    @Test
    void thePdfHoldsTheTable() throws IOException {
        byte[] pdf = new PdfWriter(ReportWorld.INDIA, "").write(table("Asha"), NOW);
        try (PdfReader reader = new PdfReader(pdf)) {
            String text = new PdfTextExtractor(reader).getTextFromPage(1);
            assertThat(text).contains("Asha").contains("1,234.50").contains("2026-11-24 01:30");
        }
    }

    @Test
    void thePdfHoldsHindiWithAFontOfItsOwn() throws IOException {
        byte[] pdf = new PdfWriter(ReportWorld.INDIA, "").write(table("ट्रैक्टर किराया"), NOW);
        Files.createDirectories(Path.of("target", "pictures"));
        Files.write(Path.of("target", "pictures", "report-hi.pdf"), pdf);
        try (PdfReader reader = new PdfReader(pdf)) {
            boolean isEmbedded = false;
            for (int number = 1; number < reader.getXrefSize(); number++) {
                PdfObject object = reader.getPdfObject(number);
                isEmbedded |= object instanceof PdfDictionary descriptor
                        && String.valueOf(descriptor.get(PdfName.FONTNAME)).contains("Devanagari")
                        && descriptor.get(PdfName.FONTFILE2) != null;
            }
            assertThat(isEmbedded).isTrue();
            assertThat(new PdfTextExtractor(reader).getTextFromPage(1)).contains("Title", "1,234.50");
        }
    }

    @Test
    void theChartIsXmlWhateverTheNamesAre() throws Exception {
        Table table = table("<script>alert(\"1\")</script> & 'co'");
        String svg = ChartDrawing.draw(table);
        Document parsed = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(parsed.getElementsByTagName("script").getLength()).isZero();
        assertThat(parsed.getElementsByTagName("desc").item(0).getTextContent()).contains("<script>", "1234.50");
        assertThat(svg).doesNotContain("style=");
    }

    @Test
    void barsAreAsHighAsTheirNumbers() throws Exception {
        Table table = new Table(
                "t",
                List.of(new Table.Heading("x", "X", Report.Kind.TEXT), new Table.Heading("y", "Y", Report.Kind.NUMBER)),
                List.of(List.of("a", 50L), List.of("b", 100L)),
                false,
                new Report.Chart(Report.Shape.BAR, "x", List.of("y")));
        String svg = ChartDrawing.draw(table);
        // The plot is 236 high and its top is at 100; the first rectangle is the legend's.
        List<String> heights = Arrays.stream(svg.split("<rect "))
                .skip(2)
                .map(rect -> rect.replaceAll(".* height=\"([0-9.]+)\".*", "$1"))
                .map(text -> text.length() > 8 ? "?" : text)
                .toList();
        assertThat(heights).containsExactly("118.0", "236.0");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "7, 10", "12, 20", "21, 50", "51, 100", "100, 100", "0.3, 0.5"})
    void theAxisEndsAtARoundNumber(BigDecimal highest, BigDecimal top) {
        assertThat(ChartDrawing.round(highest)).isEqualByComparingTo(top);
    }

    private static Table table(String name) {
        return new Table(
                "Title",
                List.of(
                        new Table.Heading("name", "Name", Report.Kind.TEXT),
                        new Table.Heading("paid", "Paid", Report.Kind.MONEY),
                        new Table.Heading("share", "Share", Report.Kind.PERCENT),
                        new Table.Heading("at", "When", Report.Kind.TIME)),
                List.of(List.of(name, 123_450L, new BigDecimal("0.125"), NOW), Arrays.asList(null, null, null, null)),
                false,
                new Report.Chart(Report.Shape.LINE, "name", List.of("paid")));
    }

    private static String csv(Table table) {
        return new String(CsvWriter.write(table, ReportWorld.INDIA), StandardCharsets.UTF_8);
    }

    private String entry(byte[] zip, String name) throws IOException {
        Path file = Files.write(folder.resolve("book.xlsx"), zip);
        try (ZipFile entries = new ZipFile(file.toFile())) {
            ZipEntry entry = entries.getEntry(name);
            return entry == null
                    ? ""
                    : new String(entries.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
