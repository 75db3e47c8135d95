package dev.furrow;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Who polls, as histories show it.
final class Identity {
    private Identity() {}

    static String ofThisProcess() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "unknown-host";
        }
        String text = host + "/" + ProcessHandle.current().pid();
        return text.length() <= 256 ? text : text.substring(0, 256);
    }
}
