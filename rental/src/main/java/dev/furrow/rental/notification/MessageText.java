package dev.furrow.rental.notification;

import dev.furrow.rental.notice.Event;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The words for an event, in one language, for one channel.
///
/// @param revision 0 for those that come with the program
/// @param dltTemplateId under which the operators have it; null for a channel that needs none
/// @param author null for the program's own
record MessageText(
        Event event,
        Channel channel,
        String language,
        int revision,
        String title,
        String words,
        @Nullable String dltTemplateId,
        Status status,
        @Nullable String author,
        @Nullable String remark) {

    /// What a reviewer has said.
    public enum Status {
        DRAFT,
        APPROVED,
        REJECTED
    }

    /// A stable number for a text that has not been registered under another one yet.
    static String registration(String name, String language) {
        CRC32 crc = new CRC32();
        crc.update((name + ' ' + language).getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "1107%015d", crc.getValue());
    }
}
