package dev.furrow.server.console.bulk;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.server.console.bulk.Plan.State;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All jobs, those of earlier starts included. What is over is forgotten after a week. Safe for use by many threads.
public final class BulkBook {
    private static final Logger LOG = LoggerFactory.getLogger(BulkBook.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration PLANS_KEPT = Duration.ofHours(1);
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final SecureRandom random = new SecureRandom();
    private final Path folder;
    private final Map<String, BulkJob> jobs = new ConcurrentHashMap<>();

    /// @param folder where their files are
    public BulkBook(Path folder) {
        this.folder = folder;
        for (String id : JobFiles.ids(folder)) {
            try {
                jobs.put(id, new BulkJob(new JobFiles(folder, id)));
            } catch (RuntimeException unreadable) {
                LOG.warn("The bulk job {} in {} cannot be read", id, folder, unreadable);
            }
        }
    }

    /// Plans a job.
    ///
    /// @param left how many were left out
    public BulkJob plan(String user, String domain, String action, List<WorkflowExecution> targets, int left) {
        forgetOld();
        String id = newId();
        BulkJob job = new BulkJob(
                new JobFiles(folder, id),
                new Plan(
                        id,
                        user,
                        domain,
                        action,
                        State.PLANNED,
                        Instant.now(),
                        null,
                        null,
                        targets.size(),
                        left,
                        null,
                        null,
                        null,
                        null,
                        null),
                targets);
        jobs.put(id, job);
        return job;
    }

    private String newId() {
        StringBuilder id = new StringBuilder();
        while (id.length() < 16) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    private void forgetOld() {
        Instant now = Instant.now();
        for (BulkJob job : List.copyOf(jobs.values())) {
            Plan plan = job.plan();
            boolean old = switch (plan.state()) {
                case PLANNED -> plan.createdAt().plus(PLANS_KEPT).isBefore(now);
                case WAITING, RUNNING -> false;
                case DONE, STOPPED, INTERRUPTED -> plan.createdAt().plus(KEPT).isBefore(now);
            };
            if (old) {
                jobs.remove(plan.id());
                new JobFiles(folder, plan.id()).delete();
            }
        }
    }

    /// A job of somebody; null if there is none of that id, or it is another's.
    public @Nullable BulkJob find(String id, String user) {
        BulkJob job = jobs.get(id);
        return job != null && job.plan().user().equals(user) ? job : null;
    }

    /// The jobs of somebody, the latest first, plans left out.
    public List<BulkJob> of(String user) {
        return jobs.values().stream()
                .filter(job -> job.plan().user().equals(user) && job.plan().state() != State.PLANNED)
                .sorted(Comparator.comparing((BulkJob job) -> job.plan().createdAt())
                        .reversed())
                .toList();
    }
}
