package dev.furrow.engine.operation;

import dev.furrow.api.operation.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A page of things that lie in memory, sorted by a text. The token holds the text of the last one shown, so a page
/// goes on at the right place whatever has come and gone meanwhile.
///
/// @param items the things on the page
/// @param nextPageToken for the page after; null if there is none
record SortedPage<T>(List<T> items, @Nullable String nextPageToken) {

    /// @param all the things that the listing shows, in any order
    /// @param sortKey what they are sorted by; unique
    /// @param arguments what must be the same on every page
    static <T> SortedPage<T> of(
            Collection<T> all,
            Function<T, String> sortKey,
            boolean reverse,
            Operation operation,
            Object arguments,
            @Nullable String pageToken,
            @Nullable Integer pageSize,
            Parts parts) {
        Comparator<String> order = reverse ? Comparator.reverseOrder() : Comparator.naturalOrder();
        String after = pageToken == null
                ? null
                : new String(
                        parts.pageTokens().open(pageToken, operation, arguments, parts.now()), StandardCharsets.UTF_8);
        List<T> rest = new ArrayList<>();
        for (T item : all) {
            if (after == null || order.compare(sortKey.apply(item), after) > 0) {
                rest.add(item);
            }
        }
        rest.sort(Comparator.comparing(sortKey, order));
        int size = PageSizes.of(pageSize, parts.rules().quotas());
        if (rest.size() <= size) {
            return new SortedPage<>(rest, null);
        }
        List<T> items = List.copyOf(rest.subList(0, size));
        byte[] position = sortKey.apply(items.getLast()).getBytes(StandardCharsets.UTF_8);
        return new SortedPage<>(items, parts.pageTokens().issue(operation, arguments, position, parts.now()));
    }
}
