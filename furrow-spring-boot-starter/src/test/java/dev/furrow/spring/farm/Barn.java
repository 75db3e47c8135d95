package dev.furrow.spring.farm;

import dev.furrow.activity.ActivityType;

@ActivityType(version = "1.0", startToClose = "10s")
public interface Barn {
    String fetch(String what);
}
