package dev.furrow.examples.python;

import dev.furrow.Furrow;
import dev.furrow.StartOptions;
import dev.furrow.examples.Example;
import java.io.IOException;
import java.io.PrintStream;

/// Python decides, Java reckons.
public final class PythonDeciderExample implements Example {

    /// Needs Python with boto3.
    public PythonDeciderExample() {}

    @Override
    public String summary() {
        return "a decider in Python whose activities are served by Java";
    }

    @Override
    public boolean needsServer() {
        return true;
    }

    @Override
    @SuppressWarnings("try") // Worker and program only have to be there.
    public void run(Furrow furrow, String id, PrintStream out) throws IOException {
        try (var worker = furrow.worker("masons").activities(new Mason()).start();
                var python = PythonProgram.start("decider.py", furrow)) {
            // region client
            var handle = furrow.client()
                    .start(String.class, "Wall", "1.0", "wall-" + id, StartOptions.defaults(), "Ada", 25);
            // endregion
            out.println(handle.result());
        }
    }
}
