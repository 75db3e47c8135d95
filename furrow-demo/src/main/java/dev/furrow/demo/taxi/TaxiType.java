package dev.furrow.demo.taxi;

import java.util.Locale;

/// What kind of car a customer wants.
public enum TaxiType {
    /// For four.
    SEDAN("a sedan"),
    /// For eight.
    VAN("a van"),
    /// Without exhaust.
    ELECTRIC("an electric car"),
    /// For weddings. There are few.
    LIMOUSINE("a limousine");

    private final String phrase;

    TaxiType(String phrase) {
        this.phrase = phrase;
    }

    /// How one speaks of it.
    public String phrase() {
        return phrase;
    }

    /// The word for it in inputs.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
