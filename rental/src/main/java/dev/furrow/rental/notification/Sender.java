package dev.furrow.rental.notification;

import dev.furrow.rental.access.Account;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends by one channel. An adapter to a provider.
interface Sender {
    Channel channel();

    /// Whether there is a provider.
    boolean isConfigured();

    /// What a message will be billed as, as far as one can know before.
    Price price(String words);

    /// Hands a message to the provider.
    ///
    /// @throws ProviderException if the provider does not take it
    Taken send(Outgoing message);

    /// @param units messages or minutes
    record Price(int units, long paise) {}

    /// What goes out.
    ///
    /// @param id ours; providers say it when they call back
    record Outgoing(
            String id,
            Account to,
            String title,
            String words,
            @Nullable String dltTemplateId,
            Map<String, String> data) {}

    /// The provider has it.
    ///
    /// @param providerId theirs
    /// @param isEnd whether nothing more will be heard of it
    record Taken(String providerId, boolean isEnd) {}
}
