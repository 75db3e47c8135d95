package dev.furrow.rental.onboarding;

import dev.furrow.activity.ActivityType;
import dev.furrow.rental.equipment.Supplier;
import java.time.Duration;

/// What the onboarding has done for it. Every activity may run twice and has its effect once.
@ActivityType(version = "1.0", startToClose = "10s", attempts = 8)
interface OnboardingDesk {

    /// How long until a reminder, in the workflow's time.
    Duration reminder();

    /// How it stands; with all documents there, somebody begins to verify.
    Supplier.Status look(String supplierId);

    /// Reminds the one who must do something: the applicant of documents, the desk of verifying.
    void remind(String supplierId, Supplier.Status status, int time);

    /// Ends an application for which documents never came.
    void lapse(String supplierId);

    /// Tells the applicant how it has ended.
    void decided(String supplierId);
}
