package dev.furrow.server.console.page;

import dev.furrow.server.console.text.Clock;
import dev.furrow.server.console.text.Language;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// How somebody wants to see the pages; lives in a cookie.
///
/// @param language of the texts
/// @param theme `auto`, `light` or `dark`
/// @param clock how times are shown
/// @param zone the zone of the browser, which its script tells
public record View(Language language, String theme, Clock clock, ZoneId zone) {
    private static final int LONGEST_ZONE = 64;

    /// The view of a cookie.
    ///
    /// @param cookie as [#cookie] writes it; null for none
    /// @param zone the name of the browser's zone; null if it is not known
    /// @param acceptLanguage what the browser would rather have
    static View of(@Nullable String cookie, @Nullable String zone, @Nullable String acceptLanguage) {
        String[] parts = cookie == null ? new String[0] : cookie.split("\\.", 4);
        Language language = Language.of(part(parts, 0));
        Clock clock = Clock.of(part(parts, 2));
        return new View(
                language == null ? Language.preferred(acceptLanguage) : language,
                theme(part(parts, 1)),
                clock == null ? Clock.LOCAL : clock,
                zone(zone));
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }

    private static String theme(String wanted) {
        return wanted.equals("light") || wanted.equals("dark") ? wanted : "auto";
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null || name.length() > LONGEST_ZONE ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /// The same with some choices changed; null leaves a choice as it is.
    View with(@Nullable String newLanguage, @Nullable String newTheme, @Nullable String newClock) {
        Language other = Language.of(newLanguage);
        Clock otherClock = Clock.of(newClock);
        return new View(
                other == null ? language : other,
                newTheme == null ? theme : theme(newTheme),
                otherClock == null ? clock : otherClock,
                zone);
    }

    /// As it is kept in a cookie.
    String cookie() {
        return language.code() + '.' + theme + '.' + clock.code();
    }
}
