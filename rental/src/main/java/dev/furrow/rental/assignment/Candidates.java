package dev.furrow.rental.assignment;

import java.util.List;

/// Who is asked in a round, and how.
///
/// @param rules of the back office, as they were when the round began and in the workflow's time
/// @param machines that may be asked, the best first
record Candidates(Rules rules, List<String> machines) {

    /// Copies the list.
    Candidates {
        machines = List.copyOf(machines);
    }
}
