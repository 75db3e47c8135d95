package dev.furrow.examples.hello;

import dev.furrow.Furrow;
import dev.furrow.examples.Example;
import java.io.PrintStream;

/// Starts a worker, greets once.
public final class HelloExample implements Example {

    /// Needs nothing.
    public HelloExample() {}

    @Override
    public String summary() {
        return "the smallest workflow";
    }

    @Override
    @SuppressWarnings("try") // The worker only has to be there.
    public void run(Furrow furrow, String id, PrintStream out) {
        // region run
        try (var worker = furrow.worker("hello")
                .workflows(HelloWorkflow.class)
                .activities(new PoliteGreetings())
                .start()) {
            Hello hello = furrow.client().workflow(Hello.class, "hello-" + id);
            out.println(hello.greet("Ada"));
        }
        // endregion
    }
}
