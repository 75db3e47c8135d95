package dev.furrow.demo;

import dev.furrow.demo.taxi.TaxiTypes;
import java.net.URI;

/// What the demo says at first: what it does, where, and how to look at it from outside.
final class Banner {
    private final DemoSettings settings;
    private final URI endpoint;

    Banner(DemoSettings settings, URI endpoint) {
        this.settings = settings;
        this.endpoint = endpoint;
    }

    void print(Screen screen) {
        screen.say(Style.STRONG.of("Taxi bookings, each a workflow of its own", screen.colours()));
        screen.say("  server   " + endpoint
                + (settings.endpoint() == null ? ", which keeps its data in " + settings.data() : ""));
        screen.say("  speed    drivers have 4 minutes to accept; here that takes "
                + settings.patience().toSeconds() + " s (--speed " + settings.speed() + "), plans by --seed "
                + settings.seed());
        screen.say("  look     aws swf list-open-workflow-executions --domain " + TaxiTypes.DOMAIN + " \\");
        screen.say("             --start-time-filter oldestDate=0 --region us-east-1 --no-sign-request \\");
        screen.say("             --endpoint-url " + endpoint);
        screen.say("  stop     Ctrl-C; bookings that are open then go on with the next run");
        screen.say("");
    }
}
