package dev.furrow.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.VisibilityPage;
import dev.furrow.server.TestServer;
import dev.furrow.server.Version;
import dev.furrow.server.Workflows;
import dev.furrow.store.rocksdb.DataDirectory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the first page costs, counted and not timed: it must be as cheap with many executions as with few. How long
/// it takes is in `docs/console.md`.
final class FirstPageTest {
    private static final Set<String> READS = Set.of("readHistory", "findOpen", "findClosed", "list", "count");

    @TempDir
    private Path data;

    private final Map<String, Integer> reads = new ConcurrentHashMap<>();

    /// A store that counts what it is asked, and how many executions it has listed.
    private Store counting(Path directory) {
        Store store = DataDirectory.open(directory, Version.current());
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    Object answer;
                    try {
                        answer = method.invoke(store, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                    if (READS.contains(method.getName())) {
                        note(method.getName(), 1);
                    }
                    if (answer instanceof VisibilityPage page) {
                        note("listed", page.infos().size());
                    }
                    return answer;
                });
    }

    private void note(String what, int times) {
        reads.merge(what, times, Integer::sum);
    }

    private Map<String, Integer> readsOf(Person person, String path) {
        reads.clear();
        assertThat(person.get(path).status()).isEqualTo(200);
        return new TreeMap<>(reads);
    }

    @Test
    void theFirstPageReadsNoMoreOfALargeStoreThanOfASmallOne() {
        try (TestServer server = TestServer.start(data, this::counting)) {
            Workflows workflows = Workflows.in(server, "d");
            Person person = new Person(server);
            for (int i = 0; i < 10; i++) {
                workflows.start("few-" + i);
            }
            Map<String, Integer> few = readsOf(person, "/console/");
            for (int i = 0; i < 300; i++) {
                workflows.start("many-" + i);
            }

            Map<String, Integer> many = readsOf(person, "/console/");

            assertThat(many).isEqualTo(few).containsOnlyKeys("list", "listed");
            // What is open longest, and nothing else, comes from the store.
            assertThat(many).containsEntry("list", 1).containsEntry("listed", 5);
        }
    }
}
