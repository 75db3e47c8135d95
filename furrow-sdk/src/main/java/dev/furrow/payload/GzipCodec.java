package dev.furrow.payload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Compresses text above a size; text with the prefix is compressed, any other is not.
record GzipCodec(int above) implements PayloadCodec {
    private static final String PREFIX = "furrow+gzip:";

    @Override
    public String encode(String text) {
        if (text.length() <= above) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory is no device that can fail", e);
        }
        String compressed = PREFIX + Base64.getEncoder().encodeToString(bytes.toByteArray());
        return compressed.length() < text.length() ? compressed : text;
    }

    @Override
    public String decode(String text) {
        if (!text.startsWith(PREFIX)) {
            return text;
        }
        byte[] bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The compressed payload is damaged", e);
        }
    }
}
