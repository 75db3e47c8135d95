package dev.furrow.engine.tasklist;

import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.execution.TaskKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A caller that waits for a task. Whoever holds the connection says when the caller has waited long enough
/// ([TaskLists#expire]) and when it is gone ([TaskLists#abandon]).
public final class Poll {
    private final TaskKind kind;
    private final String domain;
    private final String taskList;
    private final @Nullable String identity;
    private final Reply reply;
    private final Answer emptyAnswer;
    private final long since;
    private @Nullable Object attachment;
    private volatile boolean gone;
    private boolean expired;

    /// @param identity who polls, for the started event
    /// @param reply where the task goes
    /// @param emptyAnswer what the caller gets when there is no task in time
    /// @param since when the poll began, in milliseconds since 1970
    public Poll(
            TaskKind kind,
            String domain,
            String taskList,
            @Nullable String identity,
            Reply reply,
            Answer emptyAnswer,
            long since) {
        this.kind = kind;
        this.domain = domain;
        this.taskList = taskList;
        this.identity = identity;
        this.reply = reply;
        this.emptyAnswer = emptyAnswer;
        this.since = since;
    }

    /// Which kind of task is wanted.
    public TaskKind kind() {
        return kind;
    }

    /// From which domain.
    public String domain() {
        return domain;
    }

    /// From which list.
    public String taskList() {
        return taskList;
    }

    /// Who polls.
    public @Nullable String identity() {
        return identity;
    }

    /// Where the task goes.
    public Reply reply() {
        return reply;
    }

    /// When the poll began, in milliseconds since 1970.
    public long since() {
        return since;
    }

    /// Whether the caller is gone, so that a task given to it would be lost.
    public boolean isGone() {
        return gone;
    }

    /// Keeps what the caller wants of its task, for whoever starts it.
    public void attach(Object wish) {
        attachment = wish;
    }

    /// What [#attach] has kept.
    public <T> T attached(Class<T> type) {
        return type.cast(Objects.requireNonNull(attachment, "Nothing is attached"));
    }

    void markGone() {
        gone = true;
    }

    /// Guarded by the list that the poll waits on.
    boolean isExpired() {
        return expired;
    }

    void markExpired() {
        expired = true;
    }

    void answerEmpty() {
        reply.answer(emptyAnswer);
    }
}
