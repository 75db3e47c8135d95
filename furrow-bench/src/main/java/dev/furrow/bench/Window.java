package dev.furrow.bench;

import dev.furrow.bench.load.Load;
import dev.furrow.bench.process.Measured;
import dev.furrow.bench.process.Metrics;
import dev.furrow.bench.process.SpawnedServer;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// What happened while a load ran for some seconds.
///
/// @param floorPerSecond requests a second of the floor before it; 0 if that was not measured
/// @param turnsPerCommit decided requests, deadlines and messages that became durable together, on average
/// @param commitMillis how long a commit took, on average
record Window(
        double workflowsPerSecond,
        double requestsPerSecond,
        double floorPerSecond,
        double serverCpuPer1000,
        double clientCpuPer1000,
        double writtenPerWorkflow,
        double residentMegabytes,
        double turnsPerCommit,
        double commitMillis) {

    double ofFloor() {
        return requestsPerSecond / floorPerSecond;
    }

    /// Measures a load that is under way.
    ///
    /// @param spawned the server's process, if it is ours to look at
    static Window of(
            Load load, long millis, double floorPerSecond, InetSocketAddress server, @Nullable SpawnedServer spawned) {
        Metrics metricsBefore = Metrics.of(server);
        Measured serverBefore = look(spawned);
        Measured clientBefore = Measured.of(ProcessHandle.current().pid());
        long ended = load.ended();
        long responses = load.responses();
        long begin = System.nanoTime();
        load.beginWindow();
        load.run(millis);
        load.endWindow();
        double seconds = (System.nanoTime() - begin) / 1e9;
        long workflows = load.ended() - ended;
        long requests = load.responses() - responses;
        Measured serverAfter = look(spawned);
        Measured clientAfter = Measured.of(ProcessHandle.current().pid());
        Metrics metricsAfter = Metrics.of(server);
        double each = Math.max(1, workflows);
        double commits = Math.max(1, metricsAfter.since(metricsBefore, "furrow_commit_turns_count"));
        return new Window(
                workflows / seconds,
                requests / seconds,
                floorPerSecond,
                (serverAfter.cpuSeconds() - serverBefore.cpuSeconds()) * 1000 / each,
                (clientAfter.cpuSeconds() - clientBefore.cpuSeconds()) * 1000 / each,
                (serverAfter.writtenBytes() - serverBefore.writtenBytes()) / each,
                serverAfter.residentBytes() / 1048576.0,
                metricsAfter.since(metricsBefore, "furrow_commit_turns_sum") / commits,
                metricsAfter.since(metricsBefore, "furrow_commit_seconds_sum") * 1000 / commits);
    }

    private static Measured look(@Nullable SpawnedServer spawned) {
        return spawned == null ? Measured.NOTHING : spawned.measured();
    }
}
