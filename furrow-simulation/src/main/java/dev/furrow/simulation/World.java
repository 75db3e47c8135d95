package dev.furrow.simulation;

import dev.furrow.api.TaskList;
import dev.furrow.api.operation.CountPendingActivityTasksRequest;
import dev.furrow.api.operation.CountPendingDecisionTasksRequest;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.tasklist.Poll;
import dev.furrow.simulation.check.Call;
import dev.furrow.simulation.check.Outcome;
import dev.furrow.simulation.check.RunHistory;
import dev.furrow.simulation.client.Vocabulary;
import dev.furrow.simulation.disk.PowerLoss;
import dev.furrow.simulation.disk.VirtualDisk;
import dev.furrow.simulation.schedule.AwaitPoint;
import dev.furrow.simulation.schedule.Chance;
import dev.furrow.simulation.schedule.Crash;
import dev.furrow.simulation.schedule.CrashPoints;
import dev.furrow.simulation.schedule.Trace;
import dev.furrow.simulation.schedule.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Clients, network, server, disk and clock, and the scheduler that lets one of them take a step at a time.
///
/// A step is the smallest thing after which something else may come: a client sends, a request arrives, a lane
/// decides, the committer commits, an answer is read, an answer arrives, time passes, something breaks.
final class World {
    private static final int MOST_DRAINED = 400;
    private static final int MOST_ROUNDS = 20_000;
    private static final int LONGEST_NAP_MILLIS = 40;

    private final Parameters parameters;
    private final Chance chance;
    private final Trace trace;
    private final VirtualTime time = new VirtualTime();
    private final CrashPoints points;
    private final SimulatedServer server;
    private final Witness witness;
    private final Ground ground;
    private final Traffic traffic;
    private final List<String> troubles = new ArrayList<>();
    private @Nullable VirtualDisk backup;
    private long steps;
    private final List<AwaitPoint> crashes = new ArrayList<>();
    private boolean flushing;
    private boolean calm = true;

    /// @param chance what the seed decides
    /// @param trace where everything is noted
    World(Parameters parameters, Chance chance, Trace trace) {
        this.parameters = parameters;
        this.chance = chance;
        this.trace = trace;
        points = new CrashPoints(chance.fork(), parameters.crashEvery());
        VirtualDisk disk = new VirtualDisk(chance.fork(), points);
        witness = new Witness(parameters);
        server = new SimulatedServer(parameters, chance.fork(), time, points, disk, witness, this::whileFlushing);
        ground = new Ground(server, witness, chance.fork());
        traffic = new Traffic(parameters, chance, trace, points, server, ground, () -> steps, troubles);
    }

    /// Brings the server up for the first time and registers what there is to register.
    void begin() {
        server.boot();
        ground.register();
        points.arm();
        calm = false;
    }

    long steps() {
        return steps;
    }

    /// Where the server died, each time.
    List<AwaitPoint> crashes() {
        return crashes;
    }

    List<Call> calls() {
        return traffic.calls();
    }

    List<String> troubles() {
        return troubles;
    }

    SimulatedServer server() {
        return server;
    }

    Witness witness() {
        return witness;
    }

    Traffic traffic() {
        return traffic;
    }

    Ground ground() {
        return ground;
    }

    VirtualTime time() {
        return time;
    }

    /// One step.
    void step() {
        steps++;
        try {
            if (server.isUp()) {
                points.pass(AwaitPoint.BETWEEN_STEPS);
                act();
                if (server.mustEnd()) {
                    crashes.add(AwaitPoint.BEFORE_FLUSH);
                    die(true);
                }
            } else {
                comeUp();
            }
        } catch (Crash crash) {
            trace.note("crash " + crash.at(), steps);
            crashes.add(crash.at());
            die(chance.percent(parameters.powerLoss()));
        }
    }

    private void act() {
        int wish = chance.below(100);
        for (int tried = 0; tried < 7; tried++) {
            if (wish < 22
                    ? decide()
                    : wish < 36
                            ? commit()
                            : wish < 58
                                    ? traffic.arrive()
                                    : wish < 78
                                            ? traffic.answer()
                                            : wish < 94 ? traffic.speak() : wish < 96 ? serverChores() : disturb()) {
                return;
            }
            wish = (wish + 17) % 100;
        }
        letTimePass();
    }

    /// A disk that takes its time: the lanes go on meanwhile, and so does everybody else.
    private void whileFlushing() {
        if (calm || flushing || !server.isUp() || !chance.percent(parameters.slowDisk())) {
            return;
        }
        flushing = true;
        try {
            for (int more = chance.below(12); more > 0; more--) {
                steps++;
                points.pass(AwaitPoint.BETWEEN_STEPS);
                act();
            }
        } finally {
            flushing = false;
        }
    }

    private boolean decide() {
        int first = chance.below(server.driver().lanes());
        for (int i = 0; i < server.driver().lanes(); i++) {
            int lane = (first + i) % server.driver().lanes();
            if (server.driver().decide(lane)) {
                trace.note("decide", lane);
                return true;
            }
        }
        return false;
    }

    private boolean commit() {
        if (flushing || !server.driver().commit()) {
            return false;
        }
        trace.note("commit", server.tables().sequence());
        return true;
    }

    /// Polls that have waited long enough, housekeeping, functions that end.
    private boolean serverChores() {
        if (chance.oneIn(8)) {
            trace.note("keep house", 0);
            server.driver().keepHouse();
            return true;
        }
        if (!server.functions().isIdle() && chance.oneIn(3)) {
            trace.note("function", 0);
            server.functions().endOne();
            return true;
        }
        return traffic.endAPoll();
    }

    /// Time passes, or something breaks.
    private boolean disturb() {
        if (calm) {
            return false;
        }
        if (chance.oneIn(400) && server.isUp()) {
            trace.note("backup", server.tables().sequence());
            backup = server.tables().backup(new VirtualDisk(chance.fork(), points));
            return true;
        }
        int luck = chance.below(300);
        if (luck < parameters.diskTrouble()) {
            VirtualDisk disk = server.disk();
            if (chance.oneIn(8)) {
                trace.note("flush will fail", 0);
                disk.failNextFlush();
            } else {
                disk.full(!disk.isFull());
                trace.note("disk full", disk.isFull() ? 1 : 0);
            }
        } else if (server.disk().isFull() && chance.oneIn(8)) {
            trace.note("disk full", 0);
            server.disk().full(false);
        } else if (luck >= 300 - parameters.clockTrouble()) {
            long by = chance.between(-3_600_000, 3_600_000);
            if (chance.oneIn(3)) {
                trace.note("freeze", by);
                time.advance(Math.abs(by) / 60);
            } else {
                trace.note("set clock", by);
                time.step(chance.oneIn(2) ? by : by / 1_000);
            }
        } else if (chance.below(100) < 100 / parameters.haste()) {
            letTimePass();
        } else {
            return false;
        }
        return true;
    }

    private void letTimePass() {
        long nap = chance.below(LONGEST_NAP_MILLIS);
        if (server.isUp() && chance.oneIn(3)) {
            long due = server.driver().nextDeadline();
            long distance = due == Long.MAX_VALUE ? 0 : due - server.now();
            if (distance > 0 && distance < 600_000) {
                nap = chance.oneIn(2) ? distance : distance - 1;
            }
        } else if (chance.oneIn(10)) {
            nap = chance.below(20_000);
        }
        trace.note("nap", nap);
        time.advance(nap);
    }

    private void comeUp() {
        time.advance(chance.below(3_000));
        if (chance.oneIn(3)) {
            trace.note("down", 0);
            return;
        }
        trace.note("boot", server.generation());
        try {
            server.boot();
        } catch (StoreException noWay) {
            trace.explain(noWay.getMessage() + "");
            server.disk().full(false);
            server.crash(PowerLoss.NONE);
            return;
        }
        ground.look();
        points.arm();
    }

    private void die(boolean machine) {
        flushing = false;
        PowerLoss loss = machine
                ? chance.pick(PowerLoss.NOTHING_LEFT, PowerLoss.PREFIX, PowerLoss.TORN, PowerLoss.REORDERED)
                : PowerLoss.NONE;
        trace.note("die " + loss, crashes.size());
        server.crash(loss);
        traffic.cutOff();
    }

    /// Ends all trouble and lets everything come to rest: whatever is under way gets its answer or breaks off, the
    /// server is brought up once more.
    void calmDown() {
        calm = true;
        points.disarm();
        server.disk().full(false);
        server.disk().mend();
        if (server.isUp() && chance.oneIn(2)) {
            settle();
            traffic.checkThatAllIsAnswered();
        }
        boolean goesOn = chance.oneIn(4) && server.isUp();
        trace.note("last death", steps);
        if (goesOn) {
            traffic.hangUp();
        } else if (server.isUp()) {
            die(false);
        }
        traffic.comeToRest();
        time.advance(chance.pick(0, 1, 20_000));
        if (!goesOn) {
            server.boot();
            ground.look();
        }
        settle();
    }

    /// The runs that the last backup restores; none if there was no backup.
    List<RunHistory> restored() {
        if (backup == null) {
            return List.of();
        }
        SimulatedServer other =
                new SimulatedServer(parameters, chance.fork(), time, points, backup, new Witness(parameters), () -> {});
        other.boot();
        return new Ground(other, new Witness(parameters), chance.fork()).histories();
    }

    /// Closed runs reach the end of their retention.
    void letRetentionPass(List<RunHistory> runs) {
        traffic.leave();
        troubles.addAll(new Retention(server, ground, time, points, chance.fork(), this::settle).pass(runs));
    }

    /// Everything that can happen now without anybody's doing happens.
    void settle() {
        boolean busy = true;
        int rounds = 0;
        server.driver().keepHouse();
        while (busy) {
            busy = false;
            if (++rounds > MOST_ROUNDS) {
                throw new IllegalStateException("The server is busy for ever with nothing coming in");
            }
            for (int lane = 0; lane < server.driver().lanes(); lane++) {
                busy |= server.driver().decide(lane);
            }
            busy |= server.driver().commit();
            while (server.driver().pendingReads() > 0) {
                server.driver().read(0);
                busy = true;
            }
            while (!server.functions().isIdle()) {
                server.functions().endOne();
                busy = true;
            }
        }
    }

    /// Polls every list until nothing comes: whatever waits is handed out.
    ///
    /// @return whether that came to an end; tasks which time out at once come for ever
    boolean drain() {
        int left = MOST_DRAINED;
        int before = left + 1;
        // What is handed out may time out at once and lead to something new on a list that was empty before.
        while (left > 0 && left < before) {
            before = left;
            for (String list : Vocabulary.decisionLists()) {
                left -= drained(
                        left,
                        new CountPendingDecisionTasksRequest(Vocabulary.DOMAIN, new TaskList(list)),
                        id -> new PollForDecisionTaskRequest(
                                Vocabulary.DOMAIN, new TaskList(list), "m" + id, null, 1, true, null));
            }
            for (String list : Vocabulary.activityLists()) {
                left -= drained(
                        left,
                        new CountPendingActivityTasksRequest(Vocabulary.DOMAIN, new TaskList(list)),
                        id -> new PollForActivityTaskRequest(Vocabulary.DOMAIN, new TaskList(list), "m" + id));
            }
        }
        return left > 0;
    }

    /// Polls a list until nothing comes. It must not hold fewer tasks than the service counts in it: one that is gone
    /// must not be left there.
    private int drained(int most, Request count, LongFunction<Request> poll) {
        int counted = ground.count(count);
        int taken = 0;
        while (taken < most && polled(poll)) {
            taken++;
        }
        // A run that reaches the limit of its history with the start of one task takes its other tasks with it.
        if (taken < counted && taken < most && parameters.historyLimit() > MOST_DRAINED) {
            troubles.add("C what is counted is there: " + count + " said " + counted + ", but only " + taken
                    + " could be had");
        }
        return taken;
    }

    private boolean polled(LongFunction<Request> request) {
        steps++;
        Exchange exchange = traffic.ask(request);
        settle();
        Poll poll = exchange.poll();
        if (!exchange.isAnswered() && poll != null) {
            server.engine().expire(poll);
            settle();
        }
        steps++;
        return traffic.hear(exchange) instanceof Outcome.Ok(Record answer) && Ground.isTask(answer);
    }
}
