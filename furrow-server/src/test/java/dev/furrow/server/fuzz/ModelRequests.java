package dev.furrow.server.fuzz;

import dev.furrow.api.TaskList;
import dev.furrow.api.operation.Request;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What draws right requests about one subject, for the domains of one [ModelClient]. Belongs to one thread.
abstract class ModelRequests {
    static final TaskList LIST = new TaskList("list");

    final SplittableRandom random;
    final ModelDomains domains;

    ModelRequests(SplittableRandom random, ModelDomains domains) {
        this.random = random;
        this.domains = domains;
    }

    /// What is asked of a domain that may not be there.
    Step in(ModelDomain domain, Request request, Supplier<Step> ifThere) {
        return domain == domains.nowhere()
                ? Step.refused(request, Step.UNKNOWN, "Unknown domain: " + domain.name)
                : ifThere.get();
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    ModelDomain domain() {
        return oneIn(40) ? domains.nowhere() : any(domains.all());
    }

    String typeName(boolean workflow) {
        return workflow ? oneIn(6) ? "bare" : "w" : oneIn(6) ? "b" : "a";
    }

    /// What is asked of a domain that may not be there, and looked at where it is.
    final <T extends Record> Step in(ModelDomain domain, Request request, Class<T> type, Consumer<T> then) {
        return in(domain, request, () -> Step.answered(request, type, then));
    }
}
