package dev.furrow.server.console.execution;

import dev.furrow.api.fault.Fault;
import dev.furrow.server.console.insight.Prices;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Params;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The table of prices that costs are worked out with; an operator changes it here.
public final class PricesPage implements Page {
    private static final String CHANGE = "furrow:PutPrices";
    private static final String WHAT = "prices";
    private static final int LONGEST_CURRENCY = 16;
    private static final int LONGEST_SOURCE = 200;

    @Override
    public Response get(Visit visit) {
        visit.require("furrow:ReadMetrics", "metrics");
        String problem = "";
        Prices prices = Prices.EXAMPLES;
        try {
            prices = file(visit).read();
        } catch (Fault unusable) {
            // The page is where it is put right.
            problem = String.valueOf(unusable.getMessage());
        }
        return Response.html("prices.jte", PriceTable.of(prices, problem, visit.may(CHANGE, WHAT)));
    }

    private static PriceFile file(Visit visit) {
        return PriceFile.in(visit.premises().directory());
    }

    @Override
    public Response post(Visit visit) {
        visit.agent().requireTold(CHANGE, WHAT);
        try {
            if (visit.form().has("examples")) {
                file(visit).forget();
            } else {
                file(visit).write(filled(visit.form()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.redirect(visit.link("/console/prices", "done", "changed"));
    }

    /// What stands in the form; a price that was left empty stays the example.
    private static Properties filled(Params form) {
        Properties properties = new Properties();
        put(properties, "currency", shortened(form.text("currency"), LONGEST_CURRENCY));
        put(properties, "source", shortened(form.text("source"), LONGEST_SOURCE));
        for (Prices.Item item : Prices.Item.values()) {
            put(properties, item.key(), form.text(item.key()));
        }
        try {
            Prices.read(properties);
        } catch (IllegalArgumentException wrong) {
            throw Fault.validation(String.valueOf(wrong.getMessage()));
        }
        return properties;
    }

    private static void put(Properties properties, String key, String value) {
        if (!value.isEmpty()) {
            properties.setProperty(key, value);
        }
    }

    private static String shortened(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, most)));
    }
}
