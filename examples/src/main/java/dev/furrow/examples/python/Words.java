package dev.furrow.examples.python;

import dev.furrow.activity.ActivityType;
import java.util.Map;

/// Nothing in Java implements it: a Python program serves its task list.
// region activities
@ActivityType(version = "1.0", taskList = "python", startToClose = "30s")
interface Words {
    Map<String, Integer> count(String text);
}
// endregion
