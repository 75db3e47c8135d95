package dev.furrow.engine.store;

import dev.furrow.engine.store.VisibilityFilter.Everything;
import dev.furrow.engine.store.VisibilityQuery.RunSet;

/// Queries of the domain `farm`: everything at any time and newest first, unless more is said.
final class Queries {
    private Queries() {}

    static VisibilityQuery open() {
        return of(RunSet.OPEN_BY_START);
    }

    static VisibilityQuery open(VisibilityFilter filter) {
        return filtered(open(), filter);
    }

    static VisibilityQuery closedByStart() {
        return of(RunSet.CLOSED_BY_START);
    }

    static VisibilityQuery closedByClose() {
        return of(RunSet.CLOSED_BY_CLOSE);
    }

    static VisibilityQuery of(RunSet set) {
        return new VisibilityQuery("farm", set, 0, Long.MAX_VALUE, new Everything(), true, Long.MIN_VALUE);
    }

    static VisibilityQuery filtered(VisibilityQuery query, VisibilityFilter filter) {
        return new VisibilityQuery(
                query.domain(),
                query.set(),
                query.oldest(),
                query.latest(),
                filter,
                query.newestFirst(),
                query.hiddenUpTo());
    }

    static VisibilityQuery between(VisibilityQuery query, long oldest, long latest) {
        return new VisibilityQuery(
                query.domain(), query.set(), oldest, latest, query.filter(), query.newestFirst(), query.hiddenUpTo());
    }

    static VisibilityQuery oldestFirst(VisibilityQuery query) {
        return new VisibilityQuery(
                query.domain(), query.set(), query.oldest(), query.latest(), query.filter(), false, query.hiddenUpTo());
    }

    static VisibilityQuery hidden(VisibilityQuery query, long upTo) {
        return new VisibilityQuery(
                query.domain(), query.set(), query.oldest(), query.latest(), query.filter(), query.newestFirst(), upTo);
    }

    static VisibilityQuery in(String domain, VisibilityQuery query) {
        return new VisibilityQuery(
                domain,
                query.set(),
                query.oldest(),
                query.latest(),
                query.filter(),
                query.newestFirst(),
                query.hiddenUpTo());
    }
}
