package dev.furrow.rental.simulators.voice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a step of a call flow tells the provider to do.
sealed interface Verb {
    /// Speaks.
    record Say(String text) implements Verb {}

    /// Plays a recording.
    record Play(String url) implements Verb {}

    /// Ends the call.
    record Hangup() implements Verb {}

    /// Speaks and waits for keys; what was pressed goes to the application, which says what comes next. Without a key
    /// the flow goes on behind it.
    ///
    /// @param action where the keys go; null for the address of this step
    /// @param get whether by GET; else by POST
    /// @param numDigits how many keys are enough; 0 for no such number
    /// @param timeoutSeconds how long it waits for the next key
    /// @param finishOnKey the key that ends the input; empty for none
    record Gather(
            @Nullable String action,
            boolean get,
            int numDigits,
            int timeoutSeconds,
            String finishOnKey,
            List<Verb> prompts)
            implements Verb {

        /// The digits in what was pressed, if that is enough; else null.
        @Nullable String enough(CharSequence keys) {
            for (int i = 0; i < keys.length(); i++) {
                if (!finishOnKey.isEmpty() && keys.charAt(i) == finishOnKey.charAt(0)) {
                    return keys.subSequence(0, i).toString();
                }
                if (i + 1 == numDigits) {
                    return keys.subSequence(0, numDigits).toString();
                }
            }
            return null;
        }

        /// How many keys of what was pressed are used up by digits that were enough.
        int used(String digits, CharSequence keys) {
            return digits.length() < keys.length() && digits.length() != numDigits
                    ? digits.length() + 1
                    : digits.length();
        }
    }
}
