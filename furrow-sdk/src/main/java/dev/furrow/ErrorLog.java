package dev.furrow;

import dev.furrow.spi.ErrorEvent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs trouble, and tells the user's listener.
final class ErrorLog implements Consumer<ErrorEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final @Nullable Consumer<ErrorEvent> listener;

    ErrorLog(@Nullable Consumer<ErrorEvent> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(ErrorEvent event) {
        switch (event) {
            case ErrorEvent.PollFailed failed ->
                LOG.warn(
                        "A poll of {} has failed and is repeated: {}",
                        failed.taskList(),
                        failed.cause().toString());
            case ErrorEvent.DecisionFailed failed ->
                LOG.error(
                        "{} of {} cannot go on and waits for code that fits",
                        failed.type(),
                        failed.workflowId(),
                        failed.cause());
            case ErrorEvent.ActivityFailed failed ->
                LOG.warn(
                        "Activity {} ({}) of {} has failed",
                        failed.type(),
                        failed.activityId(),
                        failed.workflowId(),
                        failed.cause());
            case ErrorEvent.ReportFailed failed ->
                LOG.error(
                        "The end of {} of {} could not be reported",
                        failed.activityId() == null ? "a decision" : failed.activityId(),
                        failed.workflowId(),
                        failed.cause());
        }
        if (listener != null) {
            try {
                listener.accept(event);
            } catch (RuntimeException defect) {
                LOG.error("The listener for trouble has failed itself", defect);
            }
        }
    }
}
