package dev.furrow.server.console.execution;

import dev.furrow.server.console.insight.Prices;
import dev.furrow.server.console.page.Permission;
import java.util.List;

/// What the page of prices shows. Prices are texts, because a cent of a cent must not be rounded.
///
/// @param problem why the file cannot be used; empty if it can
/// @param currency a word behind the figures
/// @param source where the figures come from
/// @param examples whether they are those that come with the server
/// @param rows each price
/// @param permission whether who looks may change them
public record PriceTable(
        String problem, String currency, String source, boolean examples, List<Row> rows, Permission permission) {
    /// One price.
    ///
    /// @param item what it is the price of, as the file names it
    public record Row(String item, String price) {}

    static PriceTable of(Prices prices, String problem, Permission permission) {
        return new PriceTable(
                problem,
                prices.currency(),
                prices.source(),
                prices.equals(Prices.EXAMPLES),
                prices.of().entrySet().stream()
                        .map(price ->
                                new Row(price.getKey().key(), price.getValue().toPlainString()))
                        .toList(),
                permission);
    }
}
