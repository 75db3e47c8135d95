package dev.furrow.test;

import dev.furrow.workflow.ActivityFailedException;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Does what a test hands in.
final class ProgramWorkflow implements Program {
    final Steps steps = Workflow.activities(Steps.class);
    final List<String> pokes = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    String input;
    private final Function<ProgramWorkflow, Object> body;

    private ProgramWorkflow(Function<ProgramWorkflow, Object> body) {
        this.body = body;
    }

    @Override
    public String run(String given) {
        input = given;
        return String.valueOf(body.apply(this));
    }

    @Override
    public void poke(String what) {
        pokes.add(what);
    }

    /// Answers after an activity, and sometimes after a while.
    @Override
    public String ask(String what) {
        String echoed;
        try {
            echoed = steps.echo(what);
        } catch (ActivityFailedException timedOut) {
            echoed = "lost";
        }
        if (what.length() > 3) {
            Workflow.sleep(Duration.ofSeconds(what.length()));
        }
        asked.add(echoed);
        return echoed + asked.size();
    }

    @Override
    public int pokes() {
        return pokes.size();
    }

    /// A furrow that serves one program, and activities that echo.
    static TestFurrow serve(Function<ProgramWorkflow, Object> body) {
        TestFurrow furrow = new TestFurrow();
        furrow.workflow(ProgramWorkflow.class, () -> new ProgramWorkflow(body));
        furrow.activities(Steps.class, new Steps.Echoes());
        return furrow;
    }

    /// What a [Replayer] needs.
    static ProgramWorkflow of(Function<ProgramWorkflow, Object> body) {
        return new ProgramWorkflow(body);
    }

    /// Runs one program from beginning to end.
    static String result(Function<ProgramWorkflow, Object> body) {
        try (TestFurrow furrow = serve(body)) {
            return furrow.client().workflow(Program.class, "p-1").run("in");
        }
    }
}
