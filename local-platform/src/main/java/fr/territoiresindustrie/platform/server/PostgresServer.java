package fr.territoiresindustrie.platform.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A PostgreSQL cluster in a folder and the server that runs on it, on the loopback interface, with passwords checked.
 * The folder is initialised when it is empty and kept otherwise.
 */
public final class PostgresServer implements AutoCloseable {

    private static final String SUPERUSER = "postgres";

    /** What survives a power cut. */
    public enum Durability {
        /** As in production: a commit is on disk when it is answered. */
        DURABLE("on"),
        /** For the databases of tests, which nobody misses. */
        FAST("off");

        private final String setting;

        Durability(String setting) {
            this.setting = setting;
        }

        private Stream<String> settings() {
            return Stream.of("fsync", "synchronous_commit", "full_page_writes")
                    .flatMap(name -> Stream.of("-c", name + "=" + setting));
        }
    }

    private final Path home;
    private final int port;
    private final String password;
    private final ServerProcess process;

    private PostgresServer(Path home, int port, String password, ServerProcess process) {
        this.home = home;
        this.port = port;
        this.password = password;
        this.process = process;
    }

    /** As {@link #start(Path, int, Durability, Path)}, with the log in the home. */
    public static PostgresServer start(Path home, int port, Durability durability) {
        return start(home, port, durability, home.resolve("postgres.log"));
    }

    /**
     * Starts the server and waits until it answers. A server that a killed JVM left running on this home is stopped first.
     *
     * @param port 0 for a free one
     */
    public static PostgresServer start(Path home, int port, Durability durability, Path log) {
        var folder = home.toAbsolutePath().normalize();
        var chosen = Ports.orFree(port);
        var command = command(folder, chosen, durability, log.toAbsolutePath());
        ServerProcess.endLeftover(command);
        var password = initialise(folder, durability);
        var server = new PostgresServer(folder, chosen, password, ServerProcess.start(command));
        server.process.awaitReady(Duration.ofMinutes(1), server::answers);
        return server;
    }

    public int port() {
        return port;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A connection of the superuser. */
    public Connection admin(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, password);
    }

    /** Creates the database and its roles as far as they are missing, and sets the passwords. */
    public void createDatabase(ServiceDatabase database) {
        new DatabaseSetup(this).create(database);
    }

    /** From now on the database tells the time that the file says, see {@link MovedTime}. Comes before its tables. */
    public void follow(ServiceDatabase database, Path clock) {
        MovedTime.follow(this, database, clock);
    }

    /** Rolls open transactions back and stops. */
    public void stop() {
        process.stop();
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public String toString() {
        return "PostgreSQL in " + home + " on port " + port;
    }

    long pid() {
        return process.pid();
    }

    private boolean answers() {
        try (var connection = admin("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static ServerProcess.Command command(Path home, int port, Durability durability, Path log) {
        var line = new ArrayList<>(NotRoot.prefix());
        line.addAll(List.of(program("postgres"), "-D", data(home).toString(), "-p", Integer.toString(port)));
        Stream.of(
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "max_connections=200",
                        "shared_buffers=32MB",
                        "timezone=UTC",
                        "log_timezone=UTC",
                        "jit=off")
                .flatMap(setting -> Stream.of("-c", setting))
                .forEach(line::add);
        durability.settings().forEach(line::add);
        return new ServerProcess.Command("postgres", line, Map.of(), home, log, ServerProcess.Role.DATABASE);
    }

    /** Runs initdb on an empty home; gives the superuser's password, which stays in the home. */
    private static String initialise(Path home, Durability durability) {
        var passwordFile = home.resolve("superuser.password");
        try {
            if (!Files.exists(data(home))) {
                Files.createDirectories(home);
                Files.writeString(passwordFile, UUID.randomUUID().toString());
                Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString("rw-------"));
                NotRoot.handOver(home);
                Prepared.once(data(home), draft -> Shell.require(initdb(draft, passwordFile, durability), Map.of()));
            }
            return Files.readString(passwordFile);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot initialise " + home, e);
        }
    }

    private static List<String> initdb(Path data, Path passwordFile, Durability durability) throws IOException {
        NotRoot.handOver(data);
        var line = new ArrayList<>(NotRoot.prefix());
        line.addAll(List.of(program("initdb"), "-D", data.toString(), "-U", SUPERUSER));
        line.addAll(List.of("-A", "scram-sha-256", "--pwfile=" + passwordFile, "-E", "UTF8"));
        line.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        if (durability == Durability.FAST) {
            line.add("--no-sync");
        }
        return line;
    }

    private static Path data(Path home) {
        return home.resolve("data");
    }

    private static String program(String name) {
        return PostgresBinaries.folder().resolve("bin").resolve(name).toString();
    }
}
