package dev.furrow.examples.hello;

import dev.furrow.workflow.Workflow;

/// Lets somebody else find the words.
// region workflow
class HelloWorkflow implements Hello {
    private final Greetings greetings = Workflow.activities(Greetings.class);

    @Override
    public String greet(String name) {
        return greetings.compose(name);
    }
}
// endregion
