package dev.furrow.rental.assignment;

import java.util.List;

/// Where the search stands, for those who watch: "asking the second of five".
///
/// @param place of the first who is asked now, from 1; 0 for nobody
/// @param candidates how many there are in this round
/// @param asked the machines that are asked now
public record Progress(Stage stage, int round, int place, int candidates, List<String> asked) {

    /// What happens.
    public enum Stage {
        SEARCHING,
        ASKING,
        WAITING_TO_RETRY,
        ASSIGNED,
        UNFILLED,
        NOT_WANTED,
        CANCELLED
    }

    /// Copies the list.
    public Progress {
        asked = List.copyOf(asked);
    }
}
