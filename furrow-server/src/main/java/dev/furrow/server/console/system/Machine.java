package dev.furrow.server.console.system;

import dev.furrow.server.console.page.Permission;
import dev.furrow.server.metrics.Commits;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the page of the server shows.
///
/// @param version of this Furrow
/// @param uptime how long it runs
/// @param recovery how long the start took until it served
/// @param asleep executions that are not back in memory
/// @param bytesOnDisk what the store takes
/// @param bytesFree what its disk has left
/// @param acceptsWrites whether there is room
/// @param commits how commits went
/// @param lanes what waits for each lane; the last is the registry's
/// @param heapUsed bytes
/// @param heapMost bytes
/// @param gcMillis time spent in collections
/// @param threads platform threads
/// @param java which
/// @param processors how many
/// @param requests by operation and outcome
/// @param settings in force
/// @param backup whether who looks may take one
/// @param backups the folder of backups
public record Machine(
        String version,
        Duration uptime,
        Duration recovery,
        int asleep,
        long bytesOnDisk,
        long bytesFree,
        boolean acceptsWrites,
        Commits commits,
        List<Integer> lanes,
        long heapUsed,
        long heapMost,
        long gcMillis,
        int threads,
        String java,
        int processors,
        Map<String, Map<String, Long>> requests,
        List<Value> settings,
        Permission backup,
        String backups) {
    /// A setting.
    ///
    /// @param origin where its value comes from
    public record Value(String key, String value, String origin) {}

    /// The highest of some counts.
    public static long most(List<Commits.Bucket> buckets) {
        return buckets.stream().mapToLong(Commits.Bucket::count).max().orElse(0);
    }
}
