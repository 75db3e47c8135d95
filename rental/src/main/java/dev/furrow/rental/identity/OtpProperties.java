package dev.furrow.rental.identity;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where one-time codes come from, and how many anybody gets.
///
/// @param base of an API in the shape of 2Factor's; without it nobody can sign in
/// @param key the account's
/// @param template under which the text of the SMS was approved
/// @param valid how long a sign-in may take
/// @param attempts how many codes may be tried in one sign-in
/// @param sends how often a code may be sent in one sign-in
/// @param between how long one waits before it is sent again
/// @param perPhone how many sign-ins an hour for a phone
/// @param perOrigin how many sign-ins an hour from an address
@ConfigurationProperties("rental.otp")
public record OtpProperties(
        @Nullable URI base,
        @DefaultValue("") String key,
        @DefaultValue("default") String template,
        @DefaultValue("5m") Duration valid,
        @DefaultValue("5") int attempts,
        @DefaultValue("4") int sends,
        @DefaultValue("30s") Duration between,
        @DefaultValue("6") int perPhone,
        @DefaultValue("60") int perOrigin) {

    @Override
    public String toString() {
        return "OtpProperties[" + base + "]";
    }
}
