package dev.furrow.server.console.page;

import org.jspecify.annotations.Nullable;

/// Cookies of one request. Those of other servers at the same host come along, because browsers do not tell ports
/// apart; so ours carry the port in their names.
final class Cookies {
    private Cookies() {}

    /// The value of a cookie; null if there is none.
    static @Nullable String find(@Nullable String header, String name) {
        if (header == null) {
            return null;
        }
        for (String pair : header.split(";")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                return pair.substring(equals + 1).strip();
            }
        }
        return null;
    }

    /// A header that sets a cookie which no script can read and no other site can send.
    ///
    /// @param seconds how long a browser keeps it; negative for as long as it runs
    static String set(String name, String value, long seconds, boolean secure) {
        return name + '=' + value + "; Path=/console; HttpOnly; SameSite=Strict"
                + (secure ? "; Secure" : "")
                + (seconds < 0 ? "" : "; Max-Age=" + seconds);
    }
}
