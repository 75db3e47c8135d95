package dev.furrow.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What must be true of all golden exchanges together.
final class GoldenExchangesTest {
    private static String[] replyOf(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(text.indexOf("\n\nHTTP/1.1 ") + 2).split("\n\n", 2);
    }

    private static List<Path> files(Operation operation) throws IOException {
        try (Stream<Path> files = Files.list(GoldenExchange.FOLDER.resolve(operation.wireName()))) {
            return files.sorted().toList();
        }
    }

    @Test
    void everyOperationHasASuccessAndAFault() throws IOException {
        for (Operation operation : Operation.values()) {
            List<Path> files = files(operation);
            assertThat(files).extracting(file -> file.getFileName().toString()).contains("success.http");
            int faults = 0;
            for (Path file : files) {
                faults += replyOf(file)[1].startsWith("{\"__type\":") ? 1 : 0;
            }
            assertThat(faults).as("faults of %s", operation.wireName()).isPositive();
        }
    }

    @Test
    void thereIsNoExchangeOfAnythingElse() throws IOException {
        try (Stream<Path> folders = Files.list(GoldenExchange.FOLDER)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of(ProtocolExchangesTest.FOLDER),
                                    Arrays.stream(Operation.values()).map(Operation::wireName))
                            .toList());
        }
    }

    @Test
    void everyReplyHasARequestIdATypeAndALength() throws IOException {
        for (Operation operation : Operation.values()) {
            for (Path file : files(operation)) {
                List<String> head = List.of(replyOf(file)[0].split("\n"));
                assertThat(head.getFirst()).as(file.toString()).isIn("HTTP/1.1 200 OK", "HTTP/1.1 400 Bad Request");
                assertThat(head)
                        .as(file.toString())
                        .contains("x-amzn-RequestId: {requestId}", "Content-Type: application/x-amz-json-1.0")
                        .anyMatch(line -> line.startsWith("Content-Length: "));
            }
        }
    }

    @Test
    void voidOperationsSucceedWithNoBytes() throws IOException {
        for (Operation operation : Operation.values()) {
            String[] reply =
                    replyOf(GoldenExchange.FOLDER.resolve(operation.wireName()).resolve("success.http"));
            if (operation.responseType() == null) {
                assertThat(reply[0]).as(operation.wireName()).contains("Content-Length: 0");
                assertThat(reply[1].strip()).as(operation.wireName()).isEmpty();
            } else {
                assertThat(reply[1]).as(operation.wireName()).startsWith("{");
            }
        }
    }

    @Test
    void everyFaultIsOneThatTheServiceHas() throws IOException {
        List<String> known =
                Arrays.stream(FaultType.values()).map(FaultType::wireType).toList();
        for (Operation operation : Operation.values()) {
            for (Path file : files(operation)) {
                String[] reply = replyOf(file);
                if (reply[0].startsWith("HTTP/1.1 400")) {
                    String type = reply[1].substring("{\"__type\":\"".length(), reply[1].indexOf("\",\"message\":\""));
                    assertThat(known).as(file.toString()).contains(type);
                }
            }
        }
    }

    @Test
    void nothingIsNull() throws IOException {
        for (Operation operation : Operation.values()) {
            for (Path file : files(operation)) {
                assertThat(replyOf(file)[1]).as(file.toString()).doesNotContain(":null");
            }
        }
    }
}
