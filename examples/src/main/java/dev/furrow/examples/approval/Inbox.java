package dev.furrow.examples.approval;

import dev.furrow.activity.Activity;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// What lies before the managers: questions, each with the token by which it is answered.
// region activity
class Inbox implements Managers {
    record Question(String token, Expense expense) {}

    final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();

    @Override
    public Verdict ask(Expense expense) {
        questions.add(new Question(Activity.defer(), expense));
        return new Verdict(false, "nobody yet"); // not heard: the answer was deferred
    }
}
// endregion
