package dev.furrow.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditLinesTest {
    private final AuditLines lines = new AuditLines();

    private String line(Instant time, String before) {
        JsonWriter line = lines.line(
                new AuditEntry(time, "id", "b\u00f6b", null, "::1", "swf:StartTimer", null, "ok", "no \"reason\""),
                before.getBytes(StandardCharsets.US_ASCII));
        return new String(line.toByteArray(), StandardCharsets.UTF_8);
    }

    private String hash() {
        byte[] hash = new byte[64];
        lines.hash(hash);
        return new String(hash, StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T20:00:00Z",
                "2026-11-22T20:00:00.100Z",
                "2026-11-22T20:00:00.001Z",
                "2026-11-22T20:00:00.000001Z",
                "2026-11-22T20:00:00.120300Z",
                "2026-11-22T20:00:00.000000001Z",
                "2026-11-22T20:00:01.987654321Z",
                "1970-01-01T00:00:00Z"
            })
    void aTimeIsWrittenAsInstantsAre(String text) {
        String before = AuditChain.BEGINNING;

        assertThat(line(Instant.parse("2026-11-22T20:00:00.5Z"), before))
                .startsWith("{\"time\":\"2026-11-22T20:00:00.500Z\"");
        assertThat(line(Instant.parse(text), before)).startsWith("{\"time\":\"" + text + "\",");
        assertThat(line(Instant.parse(text), before)).startsWith("{\"time\":\"" + text + "\",");
    }

    @Test
    void theHashIsOfTheLineBeforeAndOfTheLineUpToIt() throws Exception {
        String before = "ab".repeat(32);
        String line = line(Instant.EPOCH, before);
        String open = line.substring(0, line.indexOf(",\"hash\":"));

        assertThat(open)
                .isEqualTo("{\"time\":\"1970-01-01T00:00:00Z\",\"requestId\":\"id\",\"principal\":\"b\u00f6b\","
                        + "\"address\":\"::1\",\"action\":\"swf:StartTimer\",\"outcome\":\"ok\","
                        + "\"reason\":\"no \\\"reason\\\"\"");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest((before + open).getBytes(StandardCharsets.UTF_8));
        assertThat(hash()).isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(line).isEqualTo(open + ",\"hash\":\"" + hash() + "\"}");
        assertThat(AuditChain.hashOf(line)).isEqualTo(hash());
    }
}
