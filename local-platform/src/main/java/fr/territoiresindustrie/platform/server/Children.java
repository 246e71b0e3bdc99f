package fr.territoiresindustrie.platform.server;

import fr.territoiresindustrie.platform.server.ServerProcess.Role;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The processes this JVM has started and must take along when it ends, however it is told to. */
final class Children {

    private static final Set<ServerProcess> SERVERS = ConcurrentHashMap.newKeySet();
    private static final Set<Process> COMMANDS = ConcurrentHashMap.newKeySet();
    private static volatile boolean leaving;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Children::takeAlong, "stop-servers"));
    }

    private Children() {}

    static void add(ServerProcess server) {
        SERVERS.add(server);
        if (leaving) {
            server.stop();
            throw new IllegalStateException("This JVM is about to end");
        }
    }

    static void remove(ServerProcess server) {
        SERVERS.remove(server);
    }

    /** A command that should end by itself. */
    static void add(Process command) {
        COMMANDS.add(command);
        if (leaving) {
            command.destroyForcibly();
        }
    }

    static void remove(Process command) {
        COMMANDS.remove(command);
    }

    private static void takeAlong() {
        leaving = true;
        COMMANDS.forEach(Process::destroyForcibly);
        for (var wave : Role.values()) {
            SERVERS.parallelStream().filter(server -> server.role() == wave).forEach(ServerProcess::stop);
        }
    }
}
