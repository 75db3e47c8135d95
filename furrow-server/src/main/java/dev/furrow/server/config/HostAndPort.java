package dev.furrow.server.config;

/// An address to listen on.
///
/// @param host a name or a numeric address, without brackets
/// @param port 0 for any free one
public record HostAndPort(String host, int port) {
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
