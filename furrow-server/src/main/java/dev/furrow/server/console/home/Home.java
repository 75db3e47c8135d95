package dev.furrow.server.console.home;

import java.util.List;

public record Home(List<String> domains) {}
