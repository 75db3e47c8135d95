package dev.furrow.demo;

/// How a piece of text looks on a terminal.
enum Style {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    SO_SO("33"),
    BAD("31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /// The text in this style.
    ///
    /// @param colours false leaves it as it is
    String of(String text, boolean colours) {
        return colours && !code.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
