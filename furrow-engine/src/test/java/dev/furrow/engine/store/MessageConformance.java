package dev.furrow.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.StartChildWorkflowExecutionFailedCause;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.message.MessageContent;
import dev.furrow.engine.message.MessageId;
import dev.furrow.engine.message.MessageKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Messages are there from the batch that sends them to the batch that receives them.
interface MessageConformance extends StoreUnderTest {

    private void send(Message... messages) {
        Batch batch = new Batch();
        batch.sent().addAll(List.of(messages));
        store().commit(batch);
    }

    private void receive(Message... messages) {
        Batch batch = new Batch();
        batch.received().addAll(List.of(messages));
        store().commit(batch);
    }

    @Test
    default void aMessageStaysUntilItIsReceived() {
        Message first = SampleMessage.to("field", 1);
        Message second = SampleMessage.to("field", 2);
        send(first, second);
        assertThat(messages()).containsExactly(first, second);

        receive(first);
        assertThat(messages()).containsExactly(second);

        receive(second);
        assertThat(messages()).isEmpty();
    }

    @Test
    default void aMessageThatIsSentAndReceivedInOneBatchIsGone() {
        Message message = SampleMessage.to("field", 1);
        Message other = SampleMessage.to("field", 2);
        Batch batch = new Batch();
        batch.received().add(message);
        batch.sent().add(message);
        batch.sent().add(other);
        store().commit(batch);

        assertThat(messages()).containsExactly(other);
    }

    @Test
    default void aMessageThatIsSentAgainInALaterBatchIsThere() {
        Message message = SampleMessage.to("field", 1);
        receive(message);
        send(message);
        assertThat(messages()).containsExactly(message);

        receive(message);
        send(message);
        assertThat(messages()).containsExactly(message);
    }

    @Test
    default void receivingWhatWasNeverSentDoesNoHarm() {
        Message message = SampleMessage.to("field", 1);
        send(message);

        receive(SampleMessage.to("field", 2), SampleMessage.to("meadow", 3));
        receive(SampleMessage.to("field", new MessageId(1, SampleMessage.SENDER, 5, 1)));
        receive(SampleMessage.to("field", new MessageId(1, SampleMessage.SENDER, 6, 0)));
        receive(SampleMessage.to("field", new MessageId(1, new RunId(7, 8), 5, 0)));

        assertThat(messages()).containsExactly(message);
    }

    @Test
    default void messagesOfOneEventAreToldApartByTheirPart() {
        Message zero = SampleMessage.to("field", new MessageId(1, SampleMessage.SENDER, 5, 0));
        Message one = SampleMessage.to("field", new MessageId(1, SampleMessage.SENDER, 5, 1));
        send(zero, one);
        receive(zero);

        assertThat(messages()).containsExactly(one);
    }

    @Test
    default void eachReceiverGetsItsMessagesInTheOrderOfTheirSending() {
        long now = SampleRun.START << 20;
        List<Message> sent = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            // Numbers whose bytes would come in another order if they were compared as signed ones or as text.
            long sequence = i < 150 ? i * 7L : now + i * 101L;
            sent.add(SampleMessage.to("field" + i % 5, new MessageId(sequence, new RunId(-i, i), 300 - i, i % 2)));
        }
        List<Message> shuffled = new ArrayList<>(sent);
        Collections.shuffle(shuffled, new Random(1));
        send(shuffled.toArray(Message[]::new));

        List<Message> scanned = messages();
        assertThat(scanned).containsExactlyInAnyOrderElementsOf(sent);
        for (int receiver = 0; receiver < 5; receiver++) {
            String workflowId = "field" + receiver;
            assertThat(scanned.stream().filter(message -> message.workflowId().equals(workflowId)))
                    .containsExactlyElementsOf(sent.stream()
                            .filter(message -> message.workflowId().equals(workflowId))
                            .toList());
        }
    }

    @Test
    default void messagesOfOneNumberAreInTheOrderOfTheirIds() {
        List<Message> sent = new ArrayList<>();
        for (RunId sender : List.of(new RunId(0, 1), new RunId(1, -1), new RunId(2, 0), new RunId(-1, 0))) {
            for (long eventId : List.of(1L, 255L, 256L, 25_000L)) {
                for (long part : List.of(0L, 1L, 1_000L)) {
                    sent.add(SampleMessage.to("field", new MessageId(5, sender, eventId, part)));
                }
            }
        }
        assertThat(sent.stream().map(Message::id).sorted())
                .containsExactlyElementsOf(sent.stream().map(Message::id).toList());
        List<Message> shuffled = new ArrayList<>(sent);
        Collections.shuffle(shuffled, new Random(1));
        send(shuffled.toArray(Message[]::new));

        assertThat(messages()).isEqualTo(sent);
    }

    @Test
    default void messagesOfBothDomainsAreKeptApart() {
        Message here = SampleMessage.to("field", 1);
        MessageId id = new MessageId(1, SampleMessage.SENDER, 5, 1);
        Message there = new Message(id, "mill", "field", here.content());
        send(here, there);
        assertThat(messages()).containsExactlyInAnyOrder(here, there);

        receive(here);
        assertThat(messages()).containsExactly(there);
    }

    @Test
    default void everyKindOfMessageComesBackAsItWasSent() {
        WorkflowExecution run = new WorkflowExecution("w", "r");
        WorkflowType type = new WorkflowType("harvest", "1");
        List<MessageContent> contents = List.of(
                new MessageContent.StartChild(
                        run,
                        1,
                        type,
                        "3600",
                        "NONE",
                        new TaskList("deciders"),
                        "-1",
                        ChildPolicy.ABANDON,
                        "role",
                        List.of("wheat", ""),
                        "\ud800 and \u0000"),
                new MessageContent.StartChild(
                        run,
                        1,
                        type,
                        "0",
                        "30",
                        new TaskList("deciders"),
                        null,
                        ChildPolicy.TERMINATE,
                        null,
                        null,
                        null),
                new MessageContent.ChildStarted("r", 2, run),
                new MessageContent.StartChildFailed(
                        "r", 3, StartChildWorkflowExecutionFailedCause.OPEN_CHILDREN_LIMIT_EXCEEDED),
                new MessageContent.ChildClosed("r", 4, run, type, CloseStatus.FAILED, null, "reason", ""),
                new MessageContent.ApplyChildPolicy(run, 5, ChildPolicy.REQUEST_CANCEL),
                new MessageContent.SignalExternal(run, 6, "r", "rain", null),
                new MessageContent.SignalExternal(run, 6, null, "rain", "much"),
                new MessageContent.ExternalSignaled("r", 7, run),
                new MessageContent.SignalExternalFailed("r", 8),
                new MessageContent.CancelExternal(run, 9, null),
                new MessageContent.ExternalCancelRequested("r", 10, run),
                new MessageContent.CancelExternalFailed("r", Long.MAX_VALUE));
        assertThat(contents.stream().map(MessageContent::getClass).distinct()).hasSize(MessageKind.values().length);
        List<Message> sent = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            sent.add(new Message(new MessageId(i, SampleMessage.SENDER, i, 0), "farm", "field", contents.get(i)));
        }
        send(sent.toArray(Message[]::new));

        assertThat(messages()).isEqualTo(sent);
    }
}
