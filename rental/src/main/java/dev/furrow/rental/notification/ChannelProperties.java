package dev.furrow.rental.notification;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the providers of messages are, and how they know us. A channel whose address is missing is not used. The
/// simulators are replaced by providers here and nowhere else.
///
/// @param callback how providers reach this application
/// @param exotel the provider of SMS and calls
/// @param fcm the provider of pushes
/// @param dashboard where simulators are set up, as a provider's web site is by hand; empty for real providers
/// @param patience how long the end of a message is waited for before another channel is tried
@ConfigurationProperties("rental.channels")
record ChannelProperties(
        @DefaultValue Callback callback,
        @DefaultValue Exotel exotel,
        @DefaultValue Fcm fcm,
        @Nullable URI dashboard,
        @DefaultValue Patience patience) {

    /// How providers reach this application.
    ///
    /// @param base its address as providers see it; without it they are on this machine
    /// @param secret a part of the paths that they are told, so that nobody else can report for them
    public record Callback(
            @Nullable URI base, @DefaultValue("change-me") String secret) {
        @Override
        public String toString() {
            return "Callback[" + base + "]";
        }
    }

    /// An account in the shape of Exotel's.
    ///
    /// @param base of the API; without it neither SMS nor calls
    /// @param sender the registered header of SMS
    /// @param exophone our number: calls come from it, and replies go to it
    /// @param dltEntityId the business in the operators' register
    /// @param smsPaise what a part of a message costs
    /// @param callPaise what a minute costs
    public record Exotel(
            @Nullable URI base,
            @DefaultValue("") String accountSid,
            @DefaultValue("") String apiKey,
            @DefaultValue("") String apiToken,
            @DefaultValue("FURROW") String sender,
            @DefaultValue("") String exophone,
            @DefaultValue("") String dltEntityId,
            @DefaultValue("20") long smsPaise,
            @DefaultValue("60") long callPaise) {

        @Override
        public String toString() {
            return "Exotel[" + base + ", " + accountSid + "]";
        }
    }

    /// A project in the shape of Firebase's.
    ///
    /// @param base of the API; without it no pushes
    /// @param topics of the API by which apps subscribe, at Google https://iid.googleapis.com; without it the base
    /// @param serviceAccount the file with the private key
    public record Fcm(
            @Nullable URI base,
            @Nullable URI topics,
            @Nullable Path serviceAccount) {}

    /// How long the end of a message is waited for.
    public record Patience(
            @DefaultValue("5m") Duration sms,
            @DefaultValue("2m") Duration voice) {}
}
