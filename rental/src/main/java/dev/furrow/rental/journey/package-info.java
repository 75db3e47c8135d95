/// The life of an order as a workflow: assignment, reminders, expiry, bill. It hears of each move through the outbox.
@NullMarked
package dev.furrow.rental.journey;

import org.jspecify.annotations.NullMarked;
