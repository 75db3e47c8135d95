package dev.furrow.server.console.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A language of the pages.
public enum Language {
    ENGLISH("en", "English"),
    HINDI("hi", "\u0939\u093f\u0928\u094d\u0926\u0940");

    private final String code;
    private final String ownName;

    Language(String code, String ownName) {
        this.code = code;
        this.ownName = ownName;
    }

    /// As in `lang` attributes.
    public String code() {
        return code;
    }

    /// Its name in itself.
    public String ownName() {
        return ownName;
    }

    /// For numbers and times.
    Locale locale() {
        return Locale.forLanguageTag(code);
    }

    /// The language of that code; null if there is none.
    public static @Nullable Language of(@Nullable String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return language;
            }
        }
        return null;
    }

    /// What a browser would rather have, by the order in which it names languages.
    public static Language preferred(@Nullable String acceptLanguage) {
        for (String entry : acceptLanguage == null ? new String[0] : acceptLanguage.split(",")) {
            String tag = entry.strip();
            Language language = of(tag.length() < 2 ? tag : tag.substring(0, 2).toLowerCase(Locale.ROOT));
            if (language != null) {
                return language;
            }
        }
        return ENGLISH;
    }
}
