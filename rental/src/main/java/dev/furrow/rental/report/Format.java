package dev.furrow.rental.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/// The files that a table can become.
enum Format {
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PDF("application/pdf");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    static Format of(String name) {
        for (Format format : values()) {
            if (format.ending().equals(name)) {
                return format;
            }
        }
        throw new ReportRefused("\"" + name + "\" is none of csv, xlsx and pdf");
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param font of a PDF; see [PdfWriter]
    byte[] write(Table table, ZoneId zone, Instant moment, String font) {
        return switch (this) {
            case CSV -> CsvWriter.write(table, zone);
            case XLSX -> XlsxWriter.write(table, zone);
            case PDF -> new PdfWriter(zone, font).write(table, moment);
        };
    }
}
