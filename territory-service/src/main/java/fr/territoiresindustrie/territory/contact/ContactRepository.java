package fr.territoiresindustrie.territory.contact;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.territory.person.ContactDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The contacts of operators. */
@ApplicationScoped
class ContactRepository {

    private final EntityManager entities;

    ContactRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Contacts of a territory by operator, those of one day or all with their days. */
    Page<Row> list(String territory, @Nullable String operator, @Nullable LocalDate asOf, PageRequest page) {
        return new KeysetQuery<>(
                        Row.class,
                        "c.id, c.territory_code, c.operator, c.name, c.function, c.valid_from, c.valid_to, c.mail, c.phone",
                        "operator_contact c")
                .where("c.territory_code = :territory", "territory", territory)
                .where("c.operator = :operator", "operator", operator)
                .where("cast(:asOf as date) between c.valid_from and coalesce(c.valid_to, 'infinity')", "asOf", asOf)
                .orderBy("c.operator", KeyType.TEXT)
                .orderBy("c.valid_from", KeyType.DATE)
                .orderBy("c.id", KeyType.UUID)
                .read(
                        entities,
                        page,
                        row -> List.of(
                                row.operator(), row.from().toString(), row.id().toString()));
    }

    List<OperatorContact> ofOperator(String territory, String operator) {
        return entities.createQuery(
                        "from OperatorContact c where c.territoryCode = :territory and c.operator = :operator",
                        OperatorContact.class)
                .setParameter("territory", territory)
                .setParameter("operator", operator)
                .getResultList();
    }

    Optional<OperatorContact> find(String territory, UUID id) {
        return entities.createQuery(
                        "from OperatorContact c where c.territoryCode = :territory and c.id = :id",
                        OperatorContact.class)
                .setParameter("territory", territory)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    void add(OperatorContact contact) {
        entities.persist(contact);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    record Row(
            UUID id,
            String territory,
            String operator,
            @Nullable String name,
            String function,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable String mail,
            @Nullable String phone) {

        ContactView view(boolean withPerson) {
            return new ContactView(
                    id,
                    territory,
                    operator,
                    withPerson ? name : null,
                    function,
                    from,
                    to,
                    withPerson ? ContactDetails.of(mail, phone) : null);
        }
    }
}
