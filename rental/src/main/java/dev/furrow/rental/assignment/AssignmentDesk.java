package dev.furrow.rental.assignment;

import dev.furrow.activity.ActivityType;
import dev.furrow.rental.notice.Urgency;
import java.util.List;

/// What the workflow has done for it. Every activity may run twice and has its effect once.
// region activities
@ActivityType(version = "1.0", startToClose = "10s", attempts = 8)
interface AssignmentDesk {

    /// Puts the candidates of a round in order and writes down why.
    Candidates rank(String orderId, int round);

    /// Asks.
    ///
    /// @param place of the first of them
    /// @return the numbers of the offers; none if the order is not looking any more
    List<String> offer(String orderId, int round, int place, List<String> machines);

    /// Asks again, louder, those who have not answered.
    void insist(String orderId, int round, Urgency urgency);

    /// Closes what is still open in a round. From then on nobody can accept it.
    Standing close(String orderId, int round);

    /// Hands the order to the desk of its area.
    void unfilled(String orderId, int rounds);

    /// Takes all offers back.
    void withdraw(String orderId);
}
// endregion
