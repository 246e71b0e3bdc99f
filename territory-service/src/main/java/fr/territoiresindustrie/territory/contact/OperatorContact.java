package fr.territoiresindustrie.territory.contact;

import fr.territoiresindustrie.territory.person.ContactDetails;
import fr.territoiresindustrie.territory.person.PersonProblem;
import fr.territoiresindustrie.territory.person.Term;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom an operator named for a territory, from a day to a day. */
@Entity
class OperatorContact {

    @Id
    private UUID id;

    @Version
    private long version;

    private String territoryCode;
    private String operator;
    private @Nullable String name;
    private String function;
    private @Nullable String mail;
    private @Nullable String phone;
    private LocalDate validFrom;
    private @Nullable LocalDate validTo;

    @SuppressWarnings("NullAway.Init")
    protected OperatorContact() {}

    @SuppressWarnings("NullAway.Init") // edit fills the rest
    OperatorContact(UUID id, String territory, String operator, ContactRequests.Edit person) {
        this.id = id;
        this.territoryCode = territory;
        this.operator = operator;
        edit(person);
    }

    void edit(ContactRequests.Edit person) {
        name = person.name();
        function = person.function();
        validFrom = person.from();
        validTo = person.to();
        mail = person.contact() == null ? null : person.contact().mail();
        phone = person.contact() == null ? null : person.contact().phone();
    }

    /** Removes name, mail and phone, once the term has ended (409 before). */
    void erase(LocalDate today) {
        if (!term().hasEnded(today)) {
            throw PersonProblem.notEnded();
        }
        name = null;
        mail = null;
        phone = null;
    }

    Term term() {
        return new Term(validFrom, validTo);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String operator() {
        return operator;
    }

    Term.Taken taken() {
        return new Term.Taken(id.toString(), validFrom, validTo);
    }

    ContactView view(boolean withPerson) {
        return new ContactView(
                id,
                territoryCode,
                operator,
                withPerson ? name : null,
                function,
                validFrom,
                validTo,
                withPerson ? ContactDetails.of(mail, phone) : null);
    }
}
