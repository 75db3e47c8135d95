package dev.furrow.plan;

import java.util.ArrayList;
import java.util.List;

/// Which steps one execution does although they are remembered, and which it leaves out. Travels as tags of the
/// execution, of which there can be five, each of 256 characters at most; so it is visible in any console.
///
/// A pattern is the name of a step, with `*` for anything. It also covers what lies below: `pull` covers
/// `pull[FR]`, `load` covers `load.rows`.
///
/// @param force patterns of steps that are done again, and with them those that need their values; stronger
///        than skip
/// @param skip patterns of steps that are skipped
public record PlanOptions(List<String> force, List<String> skip) {
    private static final PlanOptions DEFAULTS = new PlanOptions(List.of(), List.of());
    private static final String FORCE = "force:";
    private static final String SKIP = "skip:";

    /// Copies the patterns.
    public PlanOptions {
        force = List.copyOf(force);
        skip = List.copyOf(skip);
    }

    /// Nothing special.
    public static PlanOptions defaults() {
        return DEFAULTS;
    }

    /// With steps to do again.
    public PlanOptions force(String... patterns) {
        return new PlanOptions(plus(force, patterns), skip);
    }

    /// With steps to skip.
    public PlanOptions skip(String... patterns) {
        return new PlanOptions(force, plus(skip, patterns));
    }

    private static List<String> plus(List<String> known, String... more) {
        List<String> all = new ArrayList<>(known);
        all.addAll(List.of(more));
        return all;
    }

    /// The tags that say this.
    public List<String> tags() {
        List<String> tags = new ArrayList<>();
        force.forEach(pattern -> tags.add(FORCE + pattern));
        skip.forEach(pattern -> tags.add(SKIP + pattern));
        return tags;
    }

    /// What the tags of an execution say; others are passed over.
    public static PlanOptions ofTags(List<String> tags) {
        return new PlanOptions(after(FORCE, tags), after(SKIP, tags));
    }

    private static List<String> after(String prefix, List<String> tags) {
        return tags.stream()
                .filter(tag -> tag.startsWith(prefix))
                .map(tag -> tag.substring(prefix.length()))
                .toList();
    }

    boolean forces(String step) {
        return force.stream().anyMatch(pattern -> covers(pattern, step));
    }

    boolean skips(String step) {
        return !forces(step) && skip.stream().anyMatch(pattern -> covers(pattern, step));
    }

    private static boolean covers(String pattern, String step) {
        String exactly = java.util.regex.Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return step.matches("(?s)" + exactly + "([.\\[].*)?");
    }
}
