package dev.furrow.engine.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.message.MessageContent;
import dev.furrow.engine.message.MessageId;
import dev.furrow.engine.message.MessageSequence;
import org.junit.jupiter.api.Test;

class TurnTest {
    private static final MessageContent NOTHING = new MessageContent.SignalExternalFailed("run", 3);

    private final Turn turn = new Turn(1_000, now -> new RunId(7, 1), new MessageSequence(), null, _ -> 100);

    @Test
    void theAnswerToAMessageIsTheNextPartOfIt() {
        Message question = new Message(new MessageId(5, new RunId(1, 2), 9, 4), "domain", "wf", NOTHING);
        turn.answer(question, "sender", NOTHING);
        MessageId id = turn.sent().getFirst().id();
        assertThat(id.sender()).isEqualTo(question.id().sender());
        assertThat(id.eventId()).isEqualTo(9);
        assertThat(id.part()).isEqualTo(5);
    }

    @Test
    void anAnswerThatIsThereNeedsNoReader() {
        turn.answer(Answer.EMPTY);
        assertThat(turn.answerReadsStore()).isFalse();
        turn.answerFromStore(() -> Answer.EMPTY);
        assertThat(turn.answerReadsStore()).isTrue();
    }
}
