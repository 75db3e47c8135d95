package dev.furrow.microbench;

/// A stop of a request on its way, in order.
public enum Stop {
    /// From bytes to a record.
    DECODE,
    /// From a record to the lane's inbox: opens the task token, finds the lane, matches a poll with a task.
    SUBMIT,
    /// The lane's part: decides, applies, encodes the new events.
    DECIDE,
    /// Makes the batch durable and lets its effects out.
    COMMIT,
    /// From the outcome to bytes; a decision task's history is read from the store.
    ANSWER
}
