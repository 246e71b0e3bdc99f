package fr.territoiresindustrie.territory.tandem;

import fr.territoiresindustrie.territory.person.ContactDetails;
import fr.territoiresindustrie.territory.person.PersonProblem;
import fr.territoiresindustrie.territory.person.Term;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody in a place of a tandem, from a day to a day. */
@Entity
class TandemTerm {

    @Id
    private UUID id;

    @Version
    private long version;

    private String territoryCode;

    @Enumerated(EnumType.STRING)
    private Seat seat;

    private String name;
    private String function;
    private String organisation;
    private @Nullable String organisationSiren;
    private @Nullable String mail;
    private @Nullable String phone;
    private LocalDate validFrom;
    private @Nullable LocalDate validTo;

    @SuppressWarnings("NullAway.Init")
    protected TandemTerm() {}

    @SuppressWarnings("NullAway.Init") // edit fills the rest
    TandemTerm(UUID id, String territory, Seat seat, TandemRequests.Edit holder) {
        this.id = id;
        this.territoryCode = territory;
        this.seat = seat;
        edit(holder);
    }

    void edit(TandemRequests.Edit holder) {
        name = holder.name();
        function = holder.function();
        organisation = holder.organisation();
        organisationSiren = holder.organisationSiren();
        validFrom = holder.from();
        validTo = holder.to();
        mail = holder.contact() == null ? null : holder.contact().mail();
        phone = holder.contact() == null ? null : holder.contact().phone();
    }

    /** Removes mail and phone, once the term has ended (409 before). */
    void erase(LocalDate today) {
        if (!term().hasEnded(today)) {
            throw PersonProblem.notEnded();
        }
        mail = null;
        phone = null;
    }

    Term term() {
        return new Term(validFrom, validTo);
    }

    boolean isOn(LocalDate day) {
        return term().overlaps(new Term(day, day));
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    Seat seat() {
        return seat;
    }

    Term.Taken taken() {
        return new Term.Taken(id.toString(), validFrom, validTo);
    }

    TandemTermView view(boolean withContact) {
        return new TandemTermView(
                id,
                territoryCode,
                seat,
                name,
                function,
                organisation,
                organisationSiren,
                validFrom,
                validTo,
                withContact ? ContactDetails.of(mail, phone) : null);
    }

    TandemChangedEvent.Held held() {
        return new TandemChangedEvent.Held(id, seat, organisation, organisationSiren, validFrom, validTo);
    }
}
