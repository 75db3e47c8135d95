package dev.furrow.torture;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.json.Json;
import dev.furrow.server.admin.AdminEndpoint;
import dev.furrow.server.admin.ServerFile;
import dev.furrow.simulation.check.Call;
import dev.furrow.simulation.check.Checker;
import dev.furrow.simulation.check.Evidence;
import dev.furrow.simulation.check.Outcome;
import dev.furrow.simulation.check.RunHistory;
import dev.furrow.simulation.check.ServicePromises;
import dev.furrow.store.rocksdb.DataDirectory;
import dev.furrow.torture.load.Findings;
import dev.furrow.torture.load.Ledger;
import dev.furrow.torture.load.Load;
import dev.furrow.torture.load.RunFacts;
import dev.furrow.torture.load.ServerCalls;
import dev.furrow.torture.load.Violation;
import dev.furrow.torture.server.ServerProcess;
import dev.furrow.torture.server.ServerProcess.NotReady;
import dev.furrow.torture.server.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One backup: what was acknowledged when it began is in it, and all in all it is a state that existed. A server on
/// what it restores serves, and has lost nothing of it.
final class Backup {
    private final Servers servers;
    private final Ledger ledger;
    private final Path backup;
    private final Path restored;
    private final Set<Long> acknowledged = new HashSet<>();

    Backup(Servers servers, Ledger ledger) {
        this.servers = servers;
        this.ledger = ledger;
        backup = servers.data().resolveSibling("backup");
        restored = servers.data().resolveSibling("restored");
    }

    /// Asks the server for it, as `furrow backup` does.
    void take() {
        ledger.log().calls().forEach(call -> acknowledged.add(call.id()));
        try (HttpClient client = HttpClient.newHttpClient()) {
            ServerFile server = ServerFile.read(servers.data());
            if (server == null) {
                throw new Violation("A running server has written no file about itself");
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + AdminEndpoint.PATH))
                    .header("Authorization", AdminEndpoint.authorization(server.token()))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            Json.encode(new AdminEndpoint.Backup(backup.toString()))))
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new Violation("No backup: " + response.statusCode() + " " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Restores it and looks for everything.
    ///
    /// @param url of the server that has gone on
    void check(String url) throws NotReady {
        DataDirectory.restore(backup, restored);
        List<RunHistory> histories = StoredHistories.of(restored, Load.DOMAIN);
        lookForTheUnheardOf(histories, url);
        Evidence now = ledger.evidence(false);
        List<String> problems = new ArrayList<>(
                Checker.check(new Evidence(asOfTheBackup(now.calls()), histories, now.endedAt(), false)));
        problems.addAll(ServicePromises.p10BackupsAreStatesThatExisted(histories, now.runs()));
        if (!problems.isEmpty()) {
            throw new Violation("What the backup restores: " + String.join("\n", problems));
        }
        serve(histories);
        Folders.delete(backup);
        Folders.delete(restored);
    }

    /// A child that its parent's policy has ended in the moment in which it began is told to nobody, and stands in no
    /// list of open runs.
    private void lookForTheUnheardOf(List<RunHistory> histories, String url) {
        Set<WorkflowExecution> known = new HashSet<>();
        ledger.all().forEach(run -> known.add(run.execution));
        try (ServerCalls calls = new ServerCalls(url, ledger.log(), () -> {})) {
            Findings findings = new Findings(calls, ledger);
            for (RunHistory history : histories) {
                if (!known.contains(history.execution())) {
                    findings.look(ledger.run(history.execution()));
                }
            }
        }
    }

    /// Of what came later nobody can know whether it is in the backup.
    private List<Call> asOfTheBackup(List<Call> calls) {
        return calls.stream()
                .map(call -> acknowledged.contains(call.id())
                        ? call
                        : new Call(
                                call.id(),
                                call.client(),
                                call.request(),
                                call.invokedAt(),
                                Long.MAX_VALUE,
                                new Outcome.Unknown()))
                .toList();
    }

    private void serve(List<RunHistory> histories) throws NotReady {
        Ledger copy = new Ledger();
        try (ServerProcess server = servers.on(restored).launch();
                ServerCalls calls = new ServerCalls(server.awaitReady(), () -> {})) {
            Findings findings = new Findings(calls, copy);
            for (RunHistory history : histories) {
                RunFacts run = copy.run(history.execution());
                run.known = history.events();
                findings.look(run);
            }
        }
    }
}
