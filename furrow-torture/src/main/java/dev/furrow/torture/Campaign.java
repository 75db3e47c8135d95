package dev.furrow.torture;

import dev.furrow.torture.load.Ledger;
import dev.furrow.torture.load.Load;
import dev.furrow.torture.load.RunFacts;
import dev.furrow.torture.load.ServerCalls;
import dev.furrow.torture.load.ServerCalls.Unanswered;
import dev.furrow.torture.load.Violation;
import dev.furrow.torture.server.Fault;
import dev.furrow.torture.server.ServerProcess;
import dev.furrow.torture.server.ServerProcess.NotReady;
import dev.furrow.torture.server.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One store, from its first start to the day when all its runs have ended: rounds of load, each ended by some
/// trouble, after each of which everything acknowledged must be found again. Belongs to one thread.
public final class Campaign {
    /// Later than this no appointed commit is worth waiting for.
    private static final int MOST_COMMITS = 400;

    private final Servers servers;
    private final SplittableRandom random;
    private final Ledger ledger = new Ledger();
    private final Map<Trouble, Integer> rounds = new EnumMap<>(Trouble.class);
    private final Tokens tokens = new Tokens();
    private final BitRot.Tally rot = new BitRot.Tally();
    private int begun;

    /// How tokens from before a death were taken.
    static final class Tokens {
        int good;
        int dead;
    }

    /// @param directory exists; the store and the server's log are made in it
    /// @param seed throws the dice
    public Campaign(Path directory, long seed) {
        this(new Servers(directory.resolve("data"), directory.resolve("server.log")), seed);
    }

    /// @param servers which are tried
    /// @param seed throws the dice
    public Campaign(Servers servers, long seed) {
        this.servers = servers;
        random = new SplittableRandom(seed);
    }

    /// Runs one round.
    ///
    /// @throws Violation when something acknowledged was lost, or something else is not as promised
    public void round(Trouble trouble) {
        int number = begun++;
        try {
            switch (trouble) {
                case KILL -> killed();
                case KILL_AT_FLUSH -> atCommit(random.nextBoolean() ? Fault.Kind.KILL_BEFORE : Fault.Kind.KILL_AFTER);
                case POWER_LOSS -> atCommit(Fault.Kind.POWER_LOSS);
                case FLUSH_ERROR -> atCommit(random.nextBoolean() ? Fault.Kind.ERROR_BEFORE : Fault.Kind.ERROR_AFTER);
                case DROPPED_CONNECTIONS -> dropped();
                case BACKUP -> backedUp();
                case BIT_ROT -> new BitRot(servers, ledger, random, rot).round(3);
            }
            rounds.merge(trouble, 1, Integer::sum);
        } catch (RuntimeException | NotReady e) {
            throw new Violation("In round " + number + " (" + trouble.label() + "): " + e.getMessage(), e);
        }
    }

    private void killed() throws NotReady {
        boolean whileRecovering = begun > 1 && random.nextInt(4) == 0;
        if (whileRecovering) {
            try (ServerProcess dying = servers.launch()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1200)));
                dying.kill();
            }
        }
        try (ServerProcess server = servers.launch()) {
            String url = server.awaitReady();
            look(url);
            long pause = random.nextInt(3_000_000);
            crowd(url).until(30 + random.nextInt(500), () -> {
                // Somewhere within the calls that are under way.
                LockSupport.parkNanos(pause);
                if (!server.isAlive()) {
                    throw new Violation("The server has ended by itself");
                }
                server.kill();
            });
        }
    }

    /// Runs a server into its fault, which may meet it while it recovers.
    private void atCommit(Fault.Kind kind) {
        Fault fault = new Fault(kind, 1 + random.nextInt(MOST_COMMITS), random.nextLong());
        try (ServerProcess server = servers.launch(fault)) {
            try {
                String url = server.awaitReady();
                look(url);
                crowd(url).untilItEnds(server);
            } catch (NotReady early) {
                if (!kind.endsServer() && !server.hasReachedFault()) {
                    throw new Violation("It has ended by itself", early);
                }
            } catch (Unanswered dead) {
                // It was met while we looked.
                if (!kind.endsServer() && !server.hasReachedFault() && server.awaitEnd(Duration.ofSeconds(5)) == null) {
                    throw new Violation("No answer from a server to which nothing has happened yet", dead);
                }
            }
            Integer exitCode = server.awaitEnd(Duration.ofSeconds(20));
            if (kind.endsServer()) {
                requireClearEnd(server, exitCode);
            } else if (!server.hasReachedFault()) {
                throw new Violation("The server has ended with " + exitCode + " by itself");
            }
        }
    }

    private static void requireClearEnd(ServerProcess server, @Nullable Integer exitCode) {
        if (exitCode == null) {
            throw new Violation("The server goes on after a failed flush");
        }
        if (exitCode == 0 || !server.log().contains("The flush failed on purpose")) {
            throw new Violation("The server has ended with " + exitCode + " and does not say why");
        }
    }

    /// Clients go, the server stays: nothing may be lost, and nobody's poll may swallow a task.
    private void dropped() throws NotReady {
        try (ServerProcess server = servers.launch()) {
            String url = server.awaitReady();
            look(url);
            for (int i = 0; i < 3; i++) {
                crowd(url).until(100 + random.nextInt(200), () -> {});
                look(url);
            }
            if (!server.isAlive()) {
                throw new Violation("The server has ended by itself");
            }
            server.kill();
        }
    }

    /// A backup is taken while everybody works, and restored.
    private void backedUp() throws NotReady {
        try (ServerProcess server = servers.launch()) {
            String url = server.awaitReady();
            look(url);
            Backup backup = new Backup(servers, ledger);
            long pause = random.nextInt(3_000_000);
            crowd(url).until(30 + random.nextInt(500), () -> {
                LockSupport.parkNanos(pause);
                backup.take();
            });
            look(url);
            backup.check(url);
            server.kill();
        }
    }

    private Crowd crowd(String url) {
        return new Crowd(url, ledger, random);
    }

    private void look(String url) {
        try (ServerCalls calls = new ServerCalls(url, ledger.log(), () -> {})) {
            if (ledger.all().isEmpty()) {
                Load.register(calls);
            }
            Inspection inspection = new Inspection(calls, ledger, random, tokens);
            inspection.lookForEverything();
            inspection.answerHeldTasks();
        }
    }

    /// Brings every run to its end, which shows that none is stuck, and looks at all of them once more.
    public void finish() {
        try (ServerProcess server = servers.launch()) {
            String url = server.awaitReady();
            look(url);
            crowd(url).finish();
        } catch (RuntimeException | NotReady e) {
            throw new Violation("At the end: " + e.getMessage(), e);
        }
    }

    /// How often what has happened.
    public Map<Trouble, Integer> rounds() {
        return Map.copyOf(rounds);
    }

    /// How many runs there were.
    public int runs() {
        return ledger.all().size();
    }

    /// What was acknowledged, by kind.
    public Map<String, Integer> acknowledged() {
        return ledger.counts();
    }

    /// What has become of flipped bits.
    public BitRot.Tally rot() {
        return rot;
    }

    /// What there is to say beside the rounds.
    public String summary() {
        return runs() + " runs; " + ledger.counts() + "; tokens from before: " + tokens.good + " good, " + tokens.dead
                + " dead for a reason";
    }

    /// The facts of all runs.
    Iterable<RunFacts> facts() {
        return ledger.all();
    }
}
