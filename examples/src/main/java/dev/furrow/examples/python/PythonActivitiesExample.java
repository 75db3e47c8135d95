package dev.furrow.examples.python;

import dev.furrow.Furrow;
import dev.furrow.examples.Example;
import java.io.IOException;
import java.io.PrintStream;

/// Java decides, Python counts.
public final class PythonActivitiesExample implements Example {

    /// Needs Python with boto3.
    public PythonActivitiesExample() {}

    @Override
    public String summary() {
        return "a workflow whose activities are served by a Python program";
    }

    @Override
    public boolean needsServer() {
        return true;
    }

    @Override
    @SuppressWarnings("try") // Worker and program only have to be there.
    public void run(Furrow furrow, String id, PrintStream out) throws IOException {
        try (var worker = furrow.worker("concordance")
                        .workflows(ConcordanceWorkflow.class)
                        .start();
                var python = PythonProgram.start("activity_worker.py", furrow)) {
            Concordance words = furrow.client().workflow(Concordance.class, "concordance-" + id);
            out.println(words.of("the sea and the sky", "the sky and nothing"));
        }
    }
}
