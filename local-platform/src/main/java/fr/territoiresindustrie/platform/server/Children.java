package fr.territoiresindustrie.platform.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The processes this JVM has started and must take along when it ends. */
final class Children {

    private static final Set<ServerProcess> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Children::stopAll, "stop-servers"));
    }

    private Children() {}

    static void add(ServerProcess server) {
        RUNNING.add(server);
    }

    static void remove(ServerProcess server) {
        RUNNING.remove(server);
    }

    private static void stopAll() {
        RUNNING.parallelStream().forEach(ServerProcess::stop);
    }
}
