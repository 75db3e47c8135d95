package dev.furrow.test;

import dev.furrow.workflow.ActivityFailedException;
import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.CancelledException;
import dev.furrow.workflow.ChildFailedException;
import dev.furrow.workflow.ExternalFailedException;
import dev.furrow.workflow.Promise;
import dev.furrow.workflow.Result;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Does things at random: strands that wait, race, are cancelled, call activities and children. What it does
/// next depends on its seed and on what has happened, so it writes down what happened, in order; a replay that
/// writes down anything else is wrong.
final class RandomProgram {
    private static final int DEEPEST = 3;

    private final ProgramWorkflow program;
    private final Random random;
    private final StringBuilder log = new StringBuilder();

    RandomProgram(ProgramWorkflow program, long seed) {
        this.program = program;
        random = new Random(seed);
    }

    static String run(ProgramWorkflow program) {
        RandomProgram run = new RandomProgram(program, Long.parseLong(program.input));
        try {
            run.block(0, "m");
        } catch (CancelledException cancelled) {
            run.note("!", "cancelled");
            Workflow.shielded(() -> run.note("!", run.echo("clean")));
        }
        run.note("p", Integer.toString(program.pokes.size()));
        run.note("q", program.asked.toString());
        return run.log.toString();
    }

    private void note(String who, String what) {
        log.append(who).append('=').append(what).append(' ');
    }

    private void block(int depth, String who) {
        // A plan is drawn before it begins: strands take turns, and so would their draws.
        Random own = new Random(random.nextLong());
        int steps = 1 + own.nextInt(4);
        for (int i = 0; i < steps; i++) {
            step(own, depth, who + i);
        }
    }

    private void step(Random own, int depth, String who) {
        switch (own.nextInt(depth >= DEEPEST ? 9 : 15)) {
            case 0 -> note(who, echo("e" + own.nextInt(10)));
            case 1 -> Workflow.sleep(Duration.ofSeconds(own.nextInt(100)));
            case 2 -> {
                int wanted = own.nextInt(4);
                note(
                        who,
                        "a"
                                + Workflow.await(
                                        Duration.ofSeconds(1 + own.nextInt(60)), () -> program.pokes.size() >= wanted));
            }
            case 3 -> note(who, "s" + Workflow.sideEffect("chance", Integer.class, () -> new Random().nextInt(1000)));
            case 4 -> note(who, "r" + Workflow.random().nextInt(1000) + Workflow.patched("p" + own.nextInt(3)));
            case 5 -> failing(who);
            case 6 -> Workflow.marker("here", who);
            case 7 -> once(own, who);
            case 8 -> signalled(who);
            case 9, 10 -> strands(own, depth, who);
            case 11 -> race(own, depth, who);
            case 12 -> within(own, depth, who);
            case 13 -> cancelled(own, depth, who);
            default -> child(own, who);
        }
    }

    private String echo(String what) {
        return echo(program.steps, what);
    }

    /// The result may be lost on its way.
    private static String echo(Steps steps, String what) {
        try {
            return steps.echo(what);
        } catch (ActivityFailedException failed) {
            return failed.failure().toString();
        }
    }

    /// A call that others may have made already, or are making.
    private void once(Random own, String who) {
        Steps shared =
                Workflow.activities(Steps.class, ActivityOptions.defaults().idempotent());
        note(who, "o" + echo(shared, "once" + own.nextInt(3)));
    }

    /// A signal to itself, which comes in like any other, and one to nobody.
    private void signalled(String who) {
        Workflow.external(Program.class, Workflow.info().workflowId()).poke(who);
        try {
            Workflow.external("nobody").signal("poke", who);
        } catch (ExternalFailedException refused) {
            note(who, refused.reason());
        }
    }

    private void failing(String who) {
        try {
            program.steps.fail(who);
        } catch (CancelledException cancelled) {
            throw cancelled;
        } catch (RuntimeException failed) {
            note(who, failed.getClass().getSimpleName());
        }
    }

    private List<Promise<String>> begin(Random own, int depth, String who) {
        List<Promise<String>> promises = new ArrayList<>();
        int count = 1 + own.nextInt(3);
        for (int i = 0; i < count; i++) {
            String name = who + "." + i;
            promises.add(Workflow.async(() -> {
                block(depth + 1, name);
                return name;
            }));
        }
        return promises;
    }

    private void strands(Random own, int depth, String who) {
        for (Result<String> end : Workflow.settle(begin(own, depth, who))) {
            note(who, end instanceof Result.Ok<String>(var value) ? value : "failed");
        }
    }

    private void race(Random own, int depth, String who) {
        note(who, "won by " + Workflow.race(begin(own, depth, who)));
    }

    private void within(Random own, int depth, String who) {
        note(
                who,
                "w"
                        + Workflow.within(Duration.ofSeconds(1 + own.nextInt(90)), () -> {
                            block(depth + 1, who + "w");
                            return "in time";
                        }));
    }

    private void cancelled(Random own, int depth, String who) {
        List<Promise<String>> promises = begin(own, depth, who);
        Workflow.sleep(Duration.ofSeconds(own.nextInt(50)));
        promises.forEach(Promise::cancel);
        note(who, "c" + Workflow.settle(promises).size());
    }

    private void child(Random own, String who) {
        if (Workflow.info().parentWorkflowId() != null) {
            return;
        }
        try {
            note(
                    who,
                    "child "
                            + Workflow.child(Program.class)
                                    .run(Long.toString(own.nextInt(1000)))
                                    .length());
        } catch (ChildFailedException failed) {
            note(who, failed.failure().describe());
        }
    }
}
