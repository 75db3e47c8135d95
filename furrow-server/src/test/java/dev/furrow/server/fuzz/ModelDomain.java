package dev.furrow.server.fuzz;

import dev.furrow.api.RegistrationStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One domain as the specification has it, section 2, with its types and its runs.
final class ModelDomain {
    /// The types of one kind, by name and version; in the order in which they are listed.
    static final class Types {
        private final TreeMap<List<String>, RegistrationStatus> types = new TreeMap<>((one, other) -> {
            int names = one.get(0).compareTo(other.get(0));
            return names == 0 ? one.get(1).compareTo(other.get(1)) : names;
        });

        /// What it is; null if there is none.
        RegistrationStatus status(String name, String version) {
            return types.get(List.of(name, version));
        }

        boolean isRegistered(String name, String version) {
            return status(name, version) == RegistrationStatus.REGISTERED;
        }

        void set(String name, String version, RegistrationStatus status) {
            types.put(List.of(name, version), status);
        }

        void delete(String name, String version) {
            types.remove(List.of(name, version));
        }

        void deprecateAll() {
            types.replaceAll((type, status) -> RegistrationStatus.DEPRECATED);
        }

        List<List<String>> all(RegistrationStatus status) {
            return types.entrySet().stream()
                    .filter(type -> type.getValue() == status)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    private static final int REMEMBERED = 30;

    final String name;
    final Types workflowTypes = new Types();
    final Types activityTypes = new Types();
    final TreeMap<String, String> tags = new TreeMap<>();
    final Map<String, ModelRun> open = new HashMap<>();
    /// Some of those that have closed.
    final List<ModelRun> closed = new ArrayList<>();

    final Map<String, Integer> closedOf = new HashMap<>();
    RegistrationStatus status = RegistrationStatus.REGISTERED;

    ModelDomain(String name) {
        this.name = name;
    }

    /// A run has closed.
    void closed(ModelRun run) {
        open.remove(run.execution.workflowId());
        closedOf.merge(run.execution.workflowId(), 1, Integer::sum);
        if (closed.size() == REMEMBERED) {
            closed.removeFirst();
        }
        closed.add(run);
    }

    List<ModelRun> decidable() {
        return open.values().stream().filter(ModelRun::canBeDecided).toList();
    }

    /// The activity tasks that wait for a worker.
    int waitingActivities() {
        return (int) open.values().stream()
                .flatMap(run -> run.activities.values().stream())
                .filter(activity -> !activity.started)
                .count();
    }
}
