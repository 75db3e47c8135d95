package dev.furrow.server.fuzz;

import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.server.Connection;
import java.util.List;
import java.util.SplittableRandom;

/// A client that sends right requests of all operations to domains of its own, in any order, and knows what each must
/// be answered: the record and what is in it, or the fault and its words. Belongs to one thread.
final class ModelClient {
    /// With what the names of their domains begin.
    static final String NAME = "model-";

    private final SplittableRandom random;
    private final ModelDomains own;
    private final DomainRequests domains;
    private final TypeRequests types;
    private final RunRequests runs;
    private final VisibilityRequests visibility;
    private final TaskRequests tasks;

    ModelClient(SplittableRandom random, String name) {
        this.random = random;
        own = new ModelDomains(
                List.of(new ModelDomain(name + "-a"), new ModelDomain(name + "-b")),
                new ModelDomain(name + "-nowhere"));
        domains = new DomainRequests(random, own);
        types = new TypeRequests(random, own);
        runs = new RunRequests(random, own);
        visibility = new VisibilityRequests(random, own);
        tasks = new TaskRequests(random, own, runs);
    }

    /// Makes the domains, which nobody may have made before.
    void begin(Connection connection) {
        for (ModelDomain domain : own.all()) {
            Step.done(new RegisterDomainRequest(domain.name, null, "90", null), () -> {})
                    .take(connection);
            begin(connection, domain, true, "w");
            begin(connection, domain, false, "a");
        }
    }

    private static void begin(Connection connection, ModelDomain domain, boolean workflow, String name) {
        Step.done(
                        TypeRequests.register(domain, workflow, name, "1"),
                        () -> TypeRequests.registered(domain, workflow, name, "1"))
                .take(connection);
    }

    /// Sends a request and looks at its answer.
    ///
    /// @return operation and outcome, for the statistics
    String step(Connection connection) {
        return next().take(connection);
    }

    private Step next() {
        return switch (random.nextInt(28)) {
            case 0 -> domains.domainStep();
            case 1, 2 -> types.typeStep(true);
            case 3, 4 -> types.typeStep(false);
            case 5, 6 -> runs.start();
            case 7, 8, 9 -> runs.runStep();
            case 10, 11 -> runs.look();
            case 12, 13 -> visibility.count();
            case 14, 15, 16, 17 -> tasks.pollForDecision();
            case 18, 19, 20, 21 -> tasks.decide();
            case 22, 23 -> tasks.pollForActivity();
            case 24, 25, 26 -> tasks.work();
            default -> domains.tag();
        };
    }
}
