package fr.territoiresindustrie.partner.webhook;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks for the addresses of a name; tests answer in its place. */
@FunctionalInterface
interface NameResolution {

    /** All addresses of a name, at least one. */
    InetAddress[] resolve(String host) throws UnknownHostException;

    /** The system's own. */
    class SystemResolution {
        @Produces
        @Singleton
        NameResolution names() {
            return InetAddress::getAllByName;
        }
    }
}
