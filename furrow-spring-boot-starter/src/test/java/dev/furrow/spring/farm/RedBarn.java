package dev.furrow.spring.farm;

import dev.furrow.spring.FurrowActivities;
import java.util.concurrent.atomic.AtomicInteger;

// region activities
@FurrowActivities
public class RedBarn implements Barn {
    private final AtomicInteger fetched;

    public RedBarn(AtomicInteger fetched) {
        this.fetched = fetched;
    }

    @Override
    public String fetch(String what) {
        return what + " " + fetched.incrementAndGet();
    }
}
// endregion
