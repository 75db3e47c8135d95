package dev.furrow.examples.approval;

import dev.furrow.activity.ActivityType;

/// Those who approve. They have a week.
@ActivityType(version = "1.0", startToClose = "7d")
interface Managers {
    Verdict ask(Expense expense);
}
