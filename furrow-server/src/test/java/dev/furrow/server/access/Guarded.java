package dev.furrow.server.access;

import dev.furrow.engine.Traces;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import dev.furrow.server.admin.ServerFile;
import dev.furrow.server.identity.AdminAnswer;
import dev.furrow.server.identity.NewSecret;
import java.io.IOException;
import java.nio.file.Path;

/// A server that asks for signatures, and its operator.
record Guarded(TestServer server, Path data, SignedCaller administrator) implements AutoCloseable {
    static Guarded start(Path data, String... settings) {
        String[] all = new String[settings.length + 2];
        all[0] = "auth";
        all[1] = "required";
        System.arraycopy(settings, 0, all, 2, settings.length);
        TestServer server = TestServer.start(data, all);
        return new Guarded(server, data, SignedCaller.of(server, server.server().firstAdministrator()));
    }

    /// Asks as somebody who can read the data directory.
    Reply operator(String json) {
        try {
            return server.exchange("POST /admin/identity HTTP/1.1\r\nHost: furrow.test\r\nAuthorization: Bearer "
                    + ServerFile.read(data).token() + "\r\nContent-Length: " + json.length() + "\r\n\r\n" + json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    AdminAnswer done(String json) {
        return operator(json).as(AdminAnswer.class);
    }

    /// A new user with one policy, and a key of that user.
    SignedCaller user(String name, String document) {
        done("{\"action\":\"CreateUser\",\"user\":\"" + name + "\"}");
        policy("of-" + name, document);
        done("{\"action\":\"AttachPolicy\",\"user\":\"" + name + "\",\"policy\":\"of-" + name + "\"}");
        NewSecret made =
                done("{\"action\":\"CreateKey\",\"user\":\"" + name + "\"}").credentials();
        return SignedCaller.of(server, made);
    }

    void policy(String name, String document) {
        done("{\"action\":\"PutPolicy\",\"policy\":\"" + name + "\",\"document\":\"" + document.replace("\"", "\\\"")
                + "\"}");
    }

    @Override
    public void close() {
        Traces.server(data, server.url());
        server.close();
    }
}
