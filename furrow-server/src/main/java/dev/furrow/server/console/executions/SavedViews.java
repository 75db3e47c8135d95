package dev.furrow.server.console.executions;

import dev.furrow.server.console.page.Visit;
import dev.furrow.server.identity.IdentityException;
import dev.furrow.server.identity.Notes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The views that somebody has saved: a name and the query of an address, kept as notes of the server.
final class SavedViews {
    private static final String NOTE = "console-view/";
    private static final int MOST = 50;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_QUERY = 4_000;

    private final Notes notes;
    private final String prefix;

    SavedViews(Visit visit) {
        notes = visit.premises().notes();
        prefix = NOTE + visit.viewer().name() + "/";
    }

    /// Their queries by name.
    Map<String, String> all() {
        Map<String, String> views = new TreeMap<>();
        notes.all().forEach((name, query) -> {
            if (name.startsWith(prefix)) {
                views.put(name.substring(prefix.length()), query);
            }
        });
        return views;
    }

    void save(String name, String query, Visit visit) {
        boolean isNew = !all().containsKey(name);
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || query.length() > LONGEST_QUERY
                || (isNew && all().size() >= MOST)) {
            throw new IdentityException(visit.t("views.cannot", LONGEST_NAME, MOST));
        }
        notes.keep(Map.of(prefix + name, query), List.of());
    }

    void forget(String name) {
        notes.keep(Map.of(), List.of(prefix + name));
    }
}
