package fr.territoiresindustrie.territory.contact;

import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.territory.reference.AsOf;
import fr.territoiresindustrie.territory.territory.TerritoryBounds;
import fr.territoiresindustrie.territory.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom the operators name for the territories: each its own, one at a time. */
@ApplicationScoped
class ContactService {

    private final ContactRepository contacts;
    private final TerritoryService territories;
    private final History history;
    private final Ids ids;
    private final Time time;

    ContactService(ContactRepository contacts, TerritoryService territories, History history, Ids ids, Time time) {
        this.contacts = contacts;
        this.territories = territories;
        this.history = history;
        this.ids = ids;
        this.time = time;
    }

    /** A contact, and whether the caller may see the person. */
    record Seen(OperatorContact contact, boolean withPerson) {
        ContactView view() {
            return contact.view(withPerson);
        }
    }

    Page<ContactView> list(
            String territory, @Nullable String operator, @Nullable String asOf, Caller caller, PageRequest page) {
        boolean seesPeople = territories.bounds(territory).seesPeople(caller);
        return contacts.list(territory, operator, AsOf.parse(asOf), page).map(row -> row.view(seesPeople));
    }

    Seen get(String territory, UUID id, Caller caller) {
        boolean seesPeople = territories.bounds(territory).seesPeople(caller);
        return new Seen(find(territory, id), seesPeople);
    }

    @Transactional
    OperatorContact create(String territory, ContactRequests.Create request, Caller caller) {
        TerritoryBounds bounds = territories.lockedBounds(territory);
        String operator = operator(request.operator(), caller);
        check(bounds, operator, null, request.person());
        OperatorContact contact = new OperatorContact(ids.next(), territory, operator, request.person());
        contacts.add(contact);
        remember(territory, "NAME_OPERATOR_CONTACT", contact, caller);
        return contact;
    }

    @Transactional
    Seen edit(String territory, UUID id, ContactRequests.Edit request, IfMatch version, Caller caller) {
        TerritoryBounds bounds = territories.lockedBounds(territory);
        OperatorContact contact = writable(territory, id, version, caller);
        check(bounds, contact.operator(), id, request);
        contact.edit(request);
        contacts.flush();
        remember(territory, "EDIT_OPERATOR_CONTACT", contact, caller);
        return new Seen(contact, true);
    }

    /** Removes the person of a term that has ended, for good. */
    @Transactional
    void erase(String territory, UUID id, IfMatch version, Caller caller) {
        territories.lockedBounds(territory);
        OperatorContact contact = writable(territory, id, version, caller);
        contact.erase(time.today());
        contacts.flush();
        remember(territory, "ERASE_CONTACT_DETAILS", contact, caller);
    }

    private OperatorContact writable(String territory, UUID id, IfMatch version, Caller caller) {
        OperatorContact contact = find(territory, id);
        if (!caller.is(Roles.DELEGATION) && !caller.isOperator(contact.operator())) {
            throw foreign();
        }
        version.check(contact.version());
        return contact;
    }

    /** An operator names its own contact; the delegation says for which one it speaks. */
    private static String operator(@Nullable String asked, Caller caller) {
        if (caller.is(Roles.DELEGATION)) {
            if (asked == null) {
                throw RequestProblem.INVALID_FIELDS
                        .because("L'opérateur est demandé.", "The operator is required.")
                        .at("/operator", "REQUIRED", new Text("Dites de quel opérateur.", "Say whose contact it is."));
            }
            return asked;
        }
        @Nullable String own = caller.operator();
        if (own == null || (asked != null && !asked.equals(own))) {
            throw foreign();
        }
        return own;
    }

    private static RuntimeException foreign() {
        return RequestProblem.FORBIDDEN.because(
                "Un opérateur nomme son propre référent ; la délégation, celui de tous.",
                "An operator names its own contact; the delegation anybody's.");
    }

    private void check(TerritoryBounds bounds, String operator, @Nullable UUID self, ContactRequests.Edit person) {
        person.term().check(bounds);
        person.term()
                .checkFree(contacts.ofOperator(bounds.code(), operator).stream()
                        .filter(other -> !other.id().equals(self))
                        .map(OperatorContact::taken)
                        .toList());
    }

    private OperatorContact find(String territory, UUID id) {
        return contacts.find(territory, id).orElseThrow(RequestProblem::notFound);
    }

    /** History is public and never erased: it names operators and days, no person. */
    private void remember(String territory, String action, OperatorContact contact, Caller caller) {
        history.append(
                new History.Entry(
                        "territory",
                        territory,
                        action,
                        null,
                        null,
                        null,
                        Map.of(
                                "contact",
                                contact.id(),
                                "operator",
                                contact.operator(),
                                "from",
                                contact.term().from())),
                caller);
    }
}
