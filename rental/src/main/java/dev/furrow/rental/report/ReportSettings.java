package dev.furrow.rental.report;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator says about reports.
///
/// @param folder of the operator's own reports, best a checkout of a git repository; empty for none
/// @param sender of mails
/// @param font a TrueType file for PDF with Devanagari in it; empty for the fonts that every reader has
@ConfigurationProperties("rental.reports")
public record ReportSettings(
        @DefaultValue("") String folder,
        @DefaultValue("reports@rental.example") String sender,
        @DefaultValue("") String font) {}
