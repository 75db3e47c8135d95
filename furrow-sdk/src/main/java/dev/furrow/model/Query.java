package dev.furrow.model;

import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A question that is answered page by page. Immutable, safe for use by many threads, and asked anew by each
/// stream.
///
/// @param <T> what it finds
public final class Query<T> {
    private final Function<@Nullable String, Page<T>> source;
    private final Consumer<Integer> onPage;

    Query(Function<@Nullable String, Page<T>> source) {
        this(source, size -> {});
    }

    private Query(Function<@Nullable String, Page<T>> source, Consumer<Integer> onPage) {
        this.source = source;
        this.onPage = onPage;
    }

    /// @param next the token of the page after it; null for the last
    record Page<T>(List<T> items, @Nullable String next) {}

    /// Tells somebody how many are on each page, when it comes.
    public Query<T> onPage(Consumer<Integer> listener) {
        return new Query<>(source, onPage.andThen(listener));
    }

    /// What is found; a page is fetched when its first element is asked for.
    ///
    /// @return whose methods throw [dev.furrow.lowlevel.SwfException] when the service refuses
    public Stream<T> stream() {
        return StreamSupport.stream(new Pages(), false);
    }

    /// The first that is found.
    public Optional<T> first() {
        return stream().findFirst();
    }

    /// How many are found; all pages are fetched.
    public long count() {
        return stream().count();
    }

    private final class Pages extends Spliterators.AbstractSpliterator<T> {
        private List<T> page = List.of();
        private int at;
        private @Nullable String token;
        private boolean last;

        private Pages() {
            super(Long.MAX_VALUE, ORDERED | NONNULL);
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            // A page may be empty though others follow.
            while (at == page.size()) {
                if (last) {
                    return false;
                }
                Page<T> fetched = source.apply(token);
                page = fetched.items();
                token = fetched.next();
                at = 0;
                last = token == null;
                onPage.accept(page.size());
            }
            action.accept(page.get(at++));
            return true;
        }
    }
}
