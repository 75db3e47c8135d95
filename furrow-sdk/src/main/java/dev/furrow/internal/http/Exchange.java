package dev.furrow.internal.http;

import dev.furrow.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/// One request and its answer, over whatever connection there is.
interface Exchange {

    /// Posts to the root of the service.
    ///
    /// @param headers all but `Host` and `Content-Length`
    /// @throws java.net.ConnectException if the request was certainly not received
    Transport.Answer post(Map<String, String> headers, byte[] body, Duration timeout)
            throws IOException, InterruptedException;

    /// Ends calls under way.
    void close();
}
