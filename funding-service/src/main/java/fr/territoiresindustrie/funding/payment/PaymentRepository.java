package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds payments. */
@ApplicationScoped
class PaymentRepository implements PanacheRepositoryBase<Payment, UUID> {

    Page<Payment> page(UUID application, PageRequest request) {
        Page<Listed> page = new KeysetQuery<>(Listed.class, "id", "payment")
                .where("application_id = :application", "application", application)
                .orderBy("id", KeyType.UUID)
                .read(getEntityManager(), request, r -> List.of(r.id().toString()));
        Map<UUID, Payment> byId = list(
                        "id in ?1", page.items().stream().map(Listed::id).toList())
                .stream()
                .collect(Collectors.toMap(Payment::id, Function.identity()));
        return page.map(listed -> byId.get(listed.id()));
    }

    /** The payments of an application that are paid or under way. */
    List<Payment> standing(UUID application) {
        return list("applicationId = ?1 and state <> ?2", application, PaymentStatus.REFUSED);
    }

    /** A payment as it stands now, whatever this transaction read before it held the application. */
    Payment fresh(UUID id) {
        Payment payment = findById(id);
        getEntityManager().refresh(payment);
        return payment;
    }

    String nextReference() {
        Number number = (Number) getEntityManager()
                .createNativeQuery("select nextval('payment_number')")
                .getSingleResult();
        return "PA-%06d".formatted(number.longValue());
    }

    record Listed(UUID id) {}
}
