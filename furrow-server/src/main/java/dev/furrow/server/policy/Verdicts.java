package dev.furrow.server.policy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Verdicts on what was asked before. They hold for as long as the policies do from which they come: whoever changes
/// a policy begins with new ones.
///
/// Only a verdict is kept in which no condition key had a say: it is the same for everybody who asks the same. Safe
/// for use by many threads.
public final class Verdicts {
    private static final int FULL = 10_000;

    private record Question(String user, @Nullable String domain, String action, String resource) {}

    private final Map<Question, Verdict> known = new ConcurrentHashMap<>();

    /// Decides.
    ///
    /// @param user whose policies are asked
    /// @param domain whose policies are asked, too; null for none
    /// @param policies those of both
    public Verdict of(
            String user,
            @Nullable String domain,
            AccessRequest request,
            Supplier<? extends Iterable<Policy>> policies) {
        Question question = new Question(user, domain, request.action(), request.resource());
        Verdict verdict = known.get(question);
        if (verdict == null) {
            verdict = Verdict.of(policies.get(), request);
            if (!request.hasShownKeys()) {
                // Callers choose names, so there may be any number of questions.
                if (known.size() >= FULL) {
                    known.clear();
                }
                known.put(question, verdict);
            }
        }
        return verdict;
    }

    /// How many are kept.
    int size() {
        return known.size();
    }
}
