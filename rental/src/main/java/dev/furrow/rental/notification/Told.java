package dev.furrow.rental.notification;

import dev.furrow.rental.notice.Notice;
import dev.furrow.rental.notice.Urgency;

/// A notice on its way out of the application.
///
/// @param id the notice's number
public record Told(String id, Notice notice, Urgency urgency) {}
