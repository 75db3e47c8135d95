package dev.furrow.api.sigv4;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An HTTP request as far as its signature covers it. The bytes of the body are not copied and must not change.
public final class HttpMessage {
    private final String method;
    private final String path;
    private final @Nullable String query;
    private final List<Header> headers = new ArrayList<>();
    private final byte[] body;

    /// One header.
    ///
    /// @param name as it is on the wire; case does not matter
    /// @param value as it is on the wire, each byte one character
    record Header(String name, String value) {}

    /// @param path as it is on the wire
    /// @param query what follows the question mark; null if there is none
    /// @param headers all of them; one that comes twice is there twice
    public HttpMessage(
            String method,
            String path,
            @Nullable String query,
            Iterable<? extends Map.Entry<String, String>> headers,
            byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.body = body;
        for (Map.Entry<String, String> header : headers) {
            this.headers.add(new Header(header.getKey(), header.getValue()));
        }
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    @Nullable String query() {
        return query;
    }

    List<Header> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    /// The value of a header; null if it is absent.
    ///
    /// @param name in lower case
    /// @throws RepeatedHeader if it comes twice: then nobody knows which of the two is meant
    @Nullable String header(String name) {
        return header(name, 0, name.length());
    }

    /// As above, with the name as a part of a text.
    @Nullable String header(String names, int begin, int end) {
        String found = null;
        for (Header header : headers) {
            if (HeaderNames.isSame(names, begin, end, header.name)) {
                if (found != null) {
                    throw new RepeatedHeader(names.substring(begin, end));
                }
                found = header.value;
            }
        }
        return found;
    }

    /// A header that may come once came twice.
    static final class RepeatedHeader extends RuntimeException {
        RepeatedHeader(String name) {
            super("The header " + name + " comes more than once", null, false, false);
        }
    }
}
