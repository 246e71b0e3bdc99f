package fr.territoiresindustrie.platform.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the platform: one per aggregate, kept for ever so that a copy can be built anew, and its dead letters. */
public final class Topics {

    private static final List<String> AGGREGATES = List.of(
            "territories.v1",
            "projects.v1",
            "envelopes.v1",
            "applications.v1",
            "payments.v1",
            "referrals.v1",
            "webhooks.v1",
            "limits.v1",
            "clients.v1");
    private static final int PARTITIONS = 6;

    private Topics() {}

    /** Creates those that are missing. */
    public static void create(String bootstrapServers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var present = admin.listTopics().names().get();
            var missing = all().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot create the topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating the topics", e);
        }
    }

    private static List<NewTopic> all() {
        var topics = new ArrayList<NewTopic>();
        for (var aggregate : AGGREGATES) {
            topics.add(new NewTopic(aggregate, PARTITIONS, (short) 1).configs(Map.of("retention.ms", "-1")));
            topics.add(new NewTopic(aggregate + ".dead-letter", 1, (short) 1));
        }
        return topics;
    }
}
