package dev.furrow.rental.notification;

import dev.furrow.rental.access.Role;
import java.util.List;

/// What an app listens to beside messages to its owner: everything that concerns a role, in the owner's language. One
/// push to a topic reaches all of them, however many there are.
final class PushTopics {
    private PushTopics() {}

    static String of(Role role, String language) {
        return "news-" + role + "-" + Words.supported(language);
    }

    static List<String> of(Role role) {
        return Words.LANGUAGES.stream().map(language -> of(role, language)).toList();
    }
}
