package dev.furrow.rental.notification;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// How providers reach this application. Where nothing is said they are on this machine, like the simulators.
@Component
public class CallbackAddress {
    private final ChannelProperties.Callback callback;
    private final Environment environment;

    CallbackAddress(ChannelProperties properties, Environment environment) {
        this.callback = properties.callback();
        this.environment = environment;
    }

    /// The address of a path for providers.
    public String url(String path) {
        URI base = callback.base();
        String here =
                base == null ? "http://127.0.0.1:" + environment.getProperty("local.server.port") : base.toString();
        return here + path(path);
    }

    /// The same without the host, for addresses within a call flow.
    public String path(String path) {
        return "/providers/" + callback.secret() + path;
    }
}
