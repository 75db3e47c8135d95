package dev.furrow.internal.replay;

import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.workflow.ReplayDivergedException;
import dev.furrow.workflow.WorkflowInfo;
import org.jspecify.annotations.Nullable;

/// Tells where history and code part, in a form that shows both side by side and says what to do.
final class DivergenceReport {
    private DivergenceReport() {}

    /// @param decidedIn the decision that is compared
    /// @param strands how many strands there are
    static ReplayDivergedException of(WorkflowInfo info, Commands.Divergence divergence, long decidedIn, int strands) {
        Recorded recorded = divergence.recorded();
        Command command = divergence.command();
        Recorded last = divergence.lastMatch();
        long event = recorded == null ? decidedIn : recorded.event().eventId();
        String strand = strand(recorded, command);
        StringBuilder text = new StringBuilder();
        text.append(info.type()).append(' ').append(info.version()).append(" does not match its history at event ");
        text.append(event).append(".\n\n");
        row(
                text,
                "execution",
                "domain=" + info.domain() + "  workflowId=" + info.workflowId() + "  runId=" + info.runId()
                        + "  strand " + strand);
        row(
                text,
                "history says",
                recorded == null
                        ? "nothing more in the decision of event " + decidedIn
                        : "event " + event + "  " + describe(recorded) + "  (decided in event " + recorded.decidedIn()
                                + ")");
        row(text, "code did", command == null ? "nothing in its place" : describe(command));
        String at = command == null ? null : command.at();
        if (at != null) {
            row(text, "", "at " + at);
        }
        row(
                text,
                "last match",
                last == null
                        ? "none"
                        : "event " + last.event().eventId() + "  " + describe(last)
                                + (last.at() == null ? "" : "  " + last.at()));
        row(text, "not affected", strands - 1 + (strands == 2 ? " other strand" : " other strands"));
        text.append('\n').append("  ").append(advice(last, at)).append('\n');
        text.append("  Guard the change: if (Workflow.patched(\"...\")) { new } else { old }\n");
        text.append("  The execution was not failed; it is parked and goes on once a matching build is deployed.\n");
        text.append("  Reproduce: Replayer.of(client.handle(\"")
                .append(info.workflowId())
                .append("\", \"")
                .append(info.runId())
                .append("\")).upTo(")
                .append(event)
                .append(")");
        return new ReplayDivergedException(event, strand, text.toString());
    }

    private static String strand(@Nullable Recorded recorded, @Nullable Command command) {
        if (command != null) {
            return command.strand();
        }
        String id = recorded == null ? "main" : recorded.key().strandId();
        int dot = id.lastIndexOf('.');
        return dot < 0 ? "main" : id.substring(0, dot);
    }

    private static String advice(@Nullable Recorded last, @Nullable String at) {
        String from = last == null ? null : last.at();
        if (from != null && at != null) {
            return "A call between " + place(from) + " and " + place(at)
                    + " was added, removed or moved after this execution started.";
        }
        return "A call was added, removed or moved after this execution started.";
    }

    private static String place(String at) {
        int open = at.lastIndexOf('(');
        return open < 0 ? at : at.substring(open + 1, at.length() - 1);
    }

    private static String describe(Recorded recorded) {
        String id = recorded.key().kind() == CommandKey.Kind.CLOSE
                ? ""
                : "  id=" + recorded.key().id();
        String what = recorded.event().attributes() instanceof ActivityTaskScheduled ? "  " + recorded.what() : "";
        if (what.isEmpty() && !recorded.what().isEmpty()) {
            what = "  " + recorded.what();
        }
        return recorded.event().eventType().name() + id + what;
    }

    private static String describe(Command command) {
        String id = command.key().kind() == CommandKey.Kind.CLOSE
                ? ""
                : "  id=" + command.key().id();
        String details = command.describe();
        return command.decision().decisionType().name() + id + (details.isEmpty() ? "" : "  " + details);
    }

    private static void row(StringBuilder text, String label, String value) {
        text.append("  ").append(String.format("%-14s", label)).append(value).append('\n');
    }
}
