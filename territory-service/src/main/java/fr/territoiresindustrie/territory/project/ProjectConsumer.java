package fr.territoiresindustrie.territory.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.event.Inbox;
import fr.territoiresindustrie.kit.event.ReceivedEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Listens to {@code projects.v1}. Every event carries the whole of what is copied, so a kind added later is read like the others. */
@ApplicationScoped
class ProjectConsumer {

    private final Inbox inbox;
    private final ProjectRepository projects;
    private final ObjectMapper json;

    ProjectConsumer(Inbox inbox, ProjectRepository projects, ObjectMapper json) {
        this.inbox = inbox;
        this.projects = projects;
        this.json = json;
    }

    @Incoming("projects-in")
    @Blocking
    void receive(ConsumerRecord<String, String> message) {
        inbox.receive("projects", message, this::keep);
    }

    void keep(ReceivedEvent event) {
        try {
            projects.keep(json.treeToValue(event.data(), ProjectTold.class), event.sequence(), event.time());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an event of a project: " + e.getOriginalMessage(), e);
        }
    }
}
