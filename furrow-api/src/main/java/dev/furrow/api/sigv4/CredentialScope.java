package dev.furrow.api.sigv4;

/// What a signature holds for.
///
/// @param date the day in UTC, eight digits
/// @param region of the service
/// @param service the service's name in signatures
public record CredentialScope(String date, String region, String service) {
    static final String TERMINATOR = "aws4_request";

    @Override
    public String toString() {
        return date + '/' + region + '/' + service + '/' + TERMINATOR;
    }
}
