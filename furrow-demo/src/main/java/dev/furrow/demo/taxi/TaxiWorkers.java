package dev.furrow.demo.taxi;

import dev.furrow.Furrow;
import dev.furrow.FurrowOptions;
import dev.furrow.WorkerOptions;
import dev.furrow.payload.Payloads;
import dev.furrow.spi.CredentialsProvider;
import dev.furrow.spi.ErrorEvent;
import java.net.URI;
import java.util.function.Consumer;

/// The workers of one process: one that decides, and one for each list of activities.
public final class TaxiWorkers implements AutoCloseable {
    private final Furrow furrow;
    private final Journal journal;
    private final TaxiCompany company;
    private final WorkerOptions options;

    /// Connects; [#start] begins to work.
    ///
    /// @param credentials who signs
    /// @param map may fail
    /// @param drivers get the offers
    /// @param journal hears of every step
    /// @param troubles hears what does not work, in sentences
    public TaxiWorkers(
            URI endpoint,
            CredentialsProvider credentials,
            CityMap map,
            Drivers drivers,
            Journal journal,
            Consumer<String> troubles) {
        furrow = Furrow.connect(options(endpoint, credentials));
        this.journal = journal;
        company = new TaxiCompany(map, drivers, journal);
        options = WorkerOptions.defaults().onError(event -> tell(event, troubles));
    }

    /// How those who take part in bookings connect.
    public static FurrowOptions options(URI endpoint, CredentialsProvider credentials) {
        // region connect
        return FurrowOptions.domain(TaxiTypes.DOMAIN)
                .endpoint(endpoint)
                .credentials(credentials)
                .payloads(Payloads.json().forTypes("*", new PlainText()));
        // endregion
    }

    /// The map that does not answer is part of the story.
    private static void tell(ErrorEvent event, Consumer<String> troubles) {
        if (!(event.cause() instanceof MapUnavailableException)) {
            troubles.accept("A worker has trouble: " + event.cause());
        }
    }

    /// Registers the types and takes tasks.
    public void start() {
        // region workers
        furrow.worker(TaxiTypes.DECISIONS)
                .workflow(BookTaxiWorkflow.class, () -> new BookTaxiWorkflow(journal))
                .options(options)
                .start();
        // endregion
        furrow.worker("dispatch")
                .activities(Dispatch.class, company)
                .options(options)
                .start();
        furrow.worker("drivers")
                .activities(DriverDesk.class, company)
                .options(options)
                .start();
        furrow.worker("customers")
                .activities(CustomerDesk.class, company)
                .options(options)
                .start();
    }

    /// Finishes what is in hand.
    @Override
    public void close() {
        furrow.close();
    }
}
