package dev.furrow.rental.report;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Who reads a report, and as what.
///
/// @param person for the run log
/// @param role one role; who has several reads as one of them
/// @param own what row rules compare with: the supplier's key, the hub's, the person's; null for roles that own none
/// @param language of titles and headings
public record Viewer(String person, String role, @Nullable Object own, ZoneId zone, String language) {}
