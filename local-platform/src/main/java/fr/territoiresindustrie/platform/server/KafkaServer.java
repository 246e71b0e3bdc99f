package fr.territoiresindustrie.platform.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One Kafka node, broker and controller in one process, on the loopback interface. Its data stays in the home across
 * restarts. Topics are created explicitly: a misspelt name must fail.
 */
public final class KafkaServer implements AutoCloseable {

    private static final String CLUSTER = "dGRpLWxvY2FsLWthZmthMQ";
    private static final String READY = "Kafka Server started";

    private final Path home;
    private final int port;
    private final Path log;
    private ServerProcess process;

    private KafkaServer(Path home, int port, Path log) {
        this.home = home;
        this.port = port;
        this.log = log;
        this.process = startProcess();
    }

    /** As {@link #start(Path, int, Path)}, with the log in the home. */
    public static KafkaServer start(Path home, int port) {
        return start(home, port, home.resolve("kafka.log"));
    }

    /**
     * Starts the node and waits until it serves. A node that a killed JVM left running on this home is stopped first.
     *
     * @param port 0 for a free one
     */
    public static KafkaServer start(Path home, int port, Path log) {
        return new KafkaServer(home.toAbsolutePath().normalize(), Ports.orFree(port), log.toAbsolutePath());
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops in order. */
    public void stop() {
        process.stop();
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** Starts again on the same port with the same data, after a stop if it still runs. */
    public void restart() {
        process.stop();
        process = startProcess();
    }

    @Override
    public void close() {
        stop();
    }

    private ServerProcess startProcess() {
        try {
            var command = command(List.of("kafka.Kafka", settingsFile().toString()));
            ServerProcess.endLeftover(command);
            Files.createDirectories(home);
            Files.writeString(settingsFile(), settings());
            if (!Files.exists(home.resolve("formatted"))) {
                Prepared.delete(home.resolve("data"));
                format();
                Files.writeString(home.resolve("formatted"), CLUSTER);
            }
            var started = ServerProcess.start(command);
            started.awaitReady(Duration.ofSeconds(90), () -> started.logContains(READY));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + home, e);
        }
    }

    private void format() {
        var arguments = List.of(
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                CLUSTER,
                "--config",
                settingsFile().toString());
        Shell.require(command(arguments).line(), Map.of());
    }

    private ServerProcess.Command command(List<String> arguments) {
        var libraries = RepositoryFiles.fetched("kafka-" + Versions.of("kafka"));
        var line = new ArrayList<>(Shell.java(128));
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmn12m"));
        line.add("-Dlog4j2.configurationFile=" + KafkaServer.class.getResource("kafka-log4j2.properties"));
        line.addAll(List.of("-cp", libraries + "/*"));
        line.addAll(arguments);
        return new ServerProcess.Command("kafka", line, Map.of(), home, log, ServerProcess.Role.SERVER);
    }

    private Path settingsFile() {
        return home.resolve("server.properties");
    }

    private String settings() {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@127.0.0.1:%2$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=1
                num.io.threads=4
                num.network.threads=2
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=4194304
                """.formatted(port, Ports.free(), home.resolve("data"));
    }
}
