package fr.territoiresindustrie.project.award;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.event.ReceivedEvent;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the other features ask of the copy of awards, and how events change it. Who may see them is asked before, of the project. */
@ApplicationScoped
public class AwardService {

    private static final Set<String> TELLING = Set.of("application.agreed", "application.decommitted");

    /** A sheet shows no more; the list of awards has pages. */
    private static final int SHOWN_IN_SHEET = 200;

    private final AwardRepository awards;
    private final ObjectMapper json;

    AwardService(AwardRepository awards, ObjectMapper json) {
        this.awards = awards;
        this.json = json;
    }

    public List<AwardView> of(UUID project) {
        return of(project, PageRequest.of(SHOWN_IN_SHEET, null)).items();
    }

    public Page<AwardView> of(UUID project, PageRequest page) {
        return awards.of(project, page);
    }

    /** Takes in an event; those that tell nothing of use here are passed over. */
    void receive(ReceivedEvent event) {
        if (TELLING.contains(event.name())) {
            AwardTold told = told(event);
            if (awards.write(told, event.sequence())) {
                awards.renewVersionOf(told.projectId());
            }
        }
    }

    /** What each operator has agreed and paid for a project. */
    public List<KnownFunding> known(UUID project) {
        return awards.known(project);
    }

    /** Takes in an event of a payment; only confirmed ones count. */
    void receivePayment(ReceivedEvent event) {
        if (event.name().equals("payment.confirmed")) {
            PaymentTold told = read(event, PaymentTold.class);
            if (awards.write(told)) {
                awards.renewVersionOf(told.projectId());
            }
        }
    }

    private AwardTold told(ReceivedEvent event) {
        return read(event, AwardTold.class);
    }

    private <T> T read(ReceivedEvent event, Class<T> shape) {
        try {
            return json.treeToValue(event.data(), shape);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not what is read of " + event.name() + ": " + e.getOriginalMessage(), e);
        }
    }
}
