package dev.furrow.rental.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a reader may set.
///
/// @param label by language
/// @param fallback what holds when the reader sets nothing
/// @param of the values of a choice or the columns of a column
/// @param access by role which values may be asked for: a list, `any`, or `own`; without an entry: only the fallback.
///         Empty: every role, every value.
record Parameter(
        String name,
        Kind kind,
        Map<String, String> label,
        @Nullable String fallback,
        List<String> of,
        Map<String, List<String>> access) {

    /// What a reader's text is turned into before it is bound.
    enum Kind {
        INTEGER,
        DECIMAL,
        TEXT,
        TEXTS,
        FLAG,
        /// The moment at which a day begins in the viewer's zone.
        FROM_DAY,
        /// The moment at which a day has ended in the viewer's zone; SQL compares with `<`.
        TO_DAY,
        CHOICE,
        CHOICES,
        COLUMN;

        boolean many() {
            return this == TEXTS || this == CHOICES;
        }
    }

    /// Whether this role may set it at all.
    boolean open(Viewer viewer) {
        return access.isEmpty() || access.containsKey(viewer.role());
    }

    /// The choices that a form offers to this role.
    List<String> choices(Viewer viewer) {
        List<String> allowed = access.getOrDefault(viewer.role(), List.of("any"));
        return allowed.contains("any")
                ? of
                : of.stream().filter(allowed::contains).toList();
    }

    /// Throws if this role may not ask for this value.
    void admit(String text, Viewer viewer) {
        if (access.isEmpty() || text.equals(fallback)) {
            return;
        }
        List<String> allowed = access.getOrDefault(viewer.role(), List.of());
        boolean own = allowed.contains("own") && text.equals(String.valueOf(viewer.own()));
        if (!own && !allowed.contains("any") && !allowed.contains(text)) {
            throw new ReportRefused(name + " = \"" + text + "\" is not for the role " + viewer.role());
        }
    }
}
