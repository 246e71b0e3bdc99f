package fr.territoiresindustrie.gateway.access;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The clock that tokens are judged by; tests put another in its place. */
@Singleton
class RealmClock {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
