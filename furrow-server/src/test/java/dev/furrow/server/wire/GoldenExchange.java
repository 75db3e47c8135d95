package dev.furrow.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Requests and replies that are right, kept as files: `src/test/wire/<operation>/<case>.http`, head and body of the
/// request, then head and body of the reply, with line ends of one character.
///
/// What differs from run to run stands in braces: request ids, run ids, tokens, timestamps, and the length of a body
/// that holds any of them; so does a long row of one letter. Files are added, not changed to please new code.
/// `-Dgolden.rewrite=true` writes them anew; then read the difference.
final class GoldenExchange {
    static final Path FOLDER = Path.of("src/test/wire");

    private static final Pattern VOLATILE =
            Pattern.compile("\"(runId|newExecutionRunId|taskToken|nextPageToken)\":\"([^\"]{20,})\"");
    private static final Pattern RUN_IN_MESSAGE = Pattern.compile("(?<=runId=)[A-Za-z0-9_-]{22}(?=])");
    private static final Pattern LONG_ROW = Pattern.compile("x{100,}");
    private static final Pattern TIMESTAMP = Pattern.compile("(?<=\"(?:creationDate|deprecationDate|startTimestamp"
            + "|closeTimestamp|eventTimestamp|latestActivityTaskTimestamp)\":)\\d{10}(?:\\.\\d{1,3})?(?=[,}])");

    private GoldenExchange() {}

    /// Sends a request and compares the exchange with the file of that name.
    static Reply check(TestServer server, String operation, String name, String body) {
        return checkRequest(server, operation, name, Connection.request(operation, body));
    }

    /// As [#check], with a request that is written out.
    static Reply checkRequest(TestServer server, String folder, String name, String request) {
        Reply reply = server.exchange(request);
        assertThat(reply.header("Content-Length")).isEqualTo(String.valueOf(reply.body().length));
        compare(FOLDER.resolve(folder).resolve(name + ".http"), text(request, reply));
        return reply;
    }

    private static void compare(Path file, String actual) {
        try {
            if (Boolean.getBoolean("golden.rewrite")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No golden exchange " + file + "; -Dgolden.rewrite=true writes what the server says", e);
        }
    }

    private static String text(String request, Reply reply) {
        Map<String, String> known = new LinkedHashMap<>();
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);
        learn(body, known);
        learn(reply.text(), known);
        List<String> requestHead =
                List.of(request.substring(0, request.indexOf("\r\n\r\n")).split("\r\n"));
        return part(requestHead, body, known) + "\n\n" + part(reply.head(), reply.text(), known) + "\n";
    }

    private static void learn(String body, Map<String, String> known) {
        Matcher matcher = VOLATILE.matcher(body);
        while (matcher.find()) {
            known.putIfAbsent(matcher.group(2), "{" + matcher.group(1) + "}");
        }
    }

    private static String part(List<String> head, String body, Map<String, String> known) {
        String masked = TIMESTAMP.matcher(body).replaceAll("{timestamp}");
        masked = RUN_IN_MESSAGE.matcher(masked).replaceAll("{runId}");
        masked = LONG_ROW.matcher(masked).replaceAll(row -> "{" + row.group().length() + " x}");
        for (Map.Entry<String, String> value : known.entrySet()) {
            masked = masked.replace(value.getKey(), value.getValue());
        }
        List<String> lines = new ArrayList<>();
        for (String line : head) {
            boolean length = line.startsWith("Content-Length:") && !masked.equals(body) && !masked.contains(" x}");
            lines.add(
                    line.startsWith("x-amzn-RequestId:")
                            ? "x-amzn-RequestId: {requestId}"
                            : length ? "Content-Length: {length}" : line);
        }
        return String.join("\n", lines) + "\n\n" + masked;
    }
}
