package dev.furrow.api.sigv4;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request in the one form that both ends hash, and the text that is signed.
final class CanonicalRequest {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private CanonicalRequest() {}

    /// The signature of a request.
    ///
    /// @param query as it was sent; null for none
    /// @param names the names of the headers that are signed, in order, as the signature lists them
    /// @param values their values, in the same order, each byte one character
    /// @param bodyHash SHA-256 of the body
    /// @param date when it is signed, in the basic form
    static byte[] signature(
            SigningKey key,
            String method,
            String path,
            @Nullable String query,
            String names,
            List<String> values,
            byte[] bodyHash,
            String date,
            CredentialScope scope) {
        HashInput text = HashInput.ofThread();
        text.add(method)
                .add('\n')
                .add(path)
                .add('\n')
                .add(CanonicalQuery.of(query))
                .add('\n');
        int begin = 0;
        for (String value : values) {
            int end = HeaderNames.end(names, begin);
            text.add(names, begin, end).add(':').addTrimmed(value).add('\n');
            begin = end + 1;
        }
        byte[] hash = text.add('\n').add(names).add('\n').addHex(bodyHash).sha256();
        return key.sign(text.add(ALGORITHM)
                .add('\n')
                .add(date)
                .add('\n')
                .add(scope.date())
                .add('/')
                .add(scope.region())
                .add('/')
                .add(scope.service())
                .add('/')
                .add(CredentialScope.TERMINATOR)
                .add('\n')
                .addHex(hash));
    }
}
