package fr.territoiresindustrie.funding.publication;

import fr.territoiresindustrie.funding.publication.PublicationRepository.Filter;
import fr.territoiresindustrie.funding.publication.TableSchema.Flaw;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes the SCDL file of agreements, version 2.1.1, and says what cannot be in it yet. Each row is held against the schema before it is given:
 * one that does not hold is not in the file but in the list of what is pending, by the same check.
 */
@ApplicationScoped
public class PublicationService {

    static final TableSchema SCHEMA = TableSchema.read("/scdl-subventions-2.1.1.json");

    /** Pages that one call of the list looks through at most before it gives its cursor back. */
    private static final int LOOKED_THROUGH = 10;

    private final PublicationRepository agreements;
    private final Time time;

    PublicationService(PublicationRepository agreements, Time time) {
        this.agreements = agreements;
        this.time = time;
    }

    /** The rows of a page of agreements, ready to be written, in the order of the schema's columns. */
    Page<List<@Nullable String>> rows(Filter filter, PageRequest request) {
        Page<Agreement> page = agreements.page(filter, request);
        return new Page<>(
                page.items().stream()
                        .filter(agreement -> flaws(agreement).isEmpty())
                        .flatMap(agreement -> agreement.rows().stream())
                        .toList(),
                page.nextCursor(),
                page.totalEstimate());
    }

    private static List<Flaw> flaws(Agreement agreement) {
        return agreement.rows().stream()
                .flatMap(row -> SCHEMA.flaws(row).stream())
                .distinct()
                .toList();
    }

    /** What is pending. A page may hold fewer than asked and yet have a next one: what is published already is passed over. */
    @Transactional
    Page<PendingView> pending(Filter filter, PageRequest request, Locale locale) {
        List<PendingView> found = new ArrayList<>();
        Page<Agreement> page = agreements.page(filter, request);
        for (int looked = 1; ; looked++) {
            page.items().stream()
                    .filter(agreement -> !flaws(agreement).isEmpty())
                    .map(agreement -> view(agreement, locale))
                    .forEach(found::add);
            if (page.nextCursor() == null || !found.isEmpty() || looked == LOOKED_THROUGH) {
                return new Page<>(found, page.nextCursor(), page.totalEstimate());
            }
            page = agreements.page(filter, PageRequest.of(request.limit(), page.nextCursor()));
        }
    }

    private PendingView view(Agreement agreement, Locale locale) {
        @Nullable LocalDate due = agreement.dueOn();
        return new PendingView(
                agreement.id(),
                agreement.reference(),
                agreement.ownerCode(),
                agreement.beneficiaryName(),
                agreement.amount(),
                agreement.agreedOn(),
                due,
                due == null ? null : ChronoUnit.DAYS.between(time.today(), due),
                agreement.reconstructed(),
                flaws(agreement).stream()
                        .map(flaw -> new PendingView.ReasonView(
                                flaw.field(), flaw.code(), flaw.message().in(locale)))
                        .toList());
    }
}
