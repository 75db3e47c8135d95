package dev.furrow.server.certificate;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The encoding of certificates (X.690, DER), as much of it as ours need. The JDK reads certificates and signs, but
/// makes none.
final class Der {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHORT_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Der() {}

    /// A value behind its tag and length.
    static byte[] of(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        int length = content.size();
        if (length < 0x80) {
            whole.write(length);
        } else {
            int bytes = (39 - Integer.numberOfLeadingZeros(length)) / 8;
            whole.write(0x80 | bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                whole.write(length >> (8 * i));
            }
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return of(0x30, parts);
    }

    static byte[] set(byte[] part) {
        return of(0x31, part);
    }

    static byte[] integer(BigInteger value) {
        return of(0x02, value.toByteArray());
    }

    static byte[] bool(boolean value) {
        return of(0x01, new byte[] {(byte) (value ? 0xFF : 0)});
    }

    static byte[] nothing() {
        return of(0x05);
    }

    static byte[] octets(byte[] content) {
        return of(0x04, content);
    }

    static byte[] text(String text) {
        return of(0x0C, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Bits, of which so many at the end do not count.
    static byte[] bits(int unused, byte[] content) {
        return of(0x03, new byte[] {(byte) unused}, content);
    }

    /// A part under a number of its own, in which the value stands whole.
    static byte[] explicit(int number, byte[] value) {
        return of(0xA0 | number, value);
    }

    /// A part under a number of its own, which replaces the value's tag.
    static byte[] implicit(int number, byte[] content) {
        return of(0x80 | number, content);
    }

    /// A name of a kind of thing, such as `2.5.29.17`.
    static byte[] id(String dotted) {
        String[] arcs = dotted.split("\\.");
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            int arc = Integer.parseInt(arcs[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arc >> shift != 0) {
                    content.write(0x80 | (arc >> shift & 0x7F));
                }
            }
            content.write(arc & 0x7F);
        }
        return of(0x06, content.toByteArray());
    }

    /// An instant: the short form until 2049, as certificates must have it.
    static byte[] time(Instant at) {
        boolean isShort = at.atZone(ZoneOffset.UTC).getYear() < 2050;
        return of(
                isShort ? 0x17 : 0x18, (isShort ? SHORT_TIME : TIME).format(at).getBytes(StandardCharsets.US_ASCII));
    }
}
