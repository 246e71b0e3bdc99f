package fr.territoiresindustrie.gateway.limit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The limits in force, as the partner side tells them. Before the first word from it, those that it is installed with.
 *
 * @param tag names this state of them
 */
record Policies(String tag, Map<String, Map<OperationClass, Quota>> quotas) {

    static final Policies INSTALLED = new Policies(
            "",
            Map.of(
                    Subject.ANONYMOUS, quotas(3_000, 60, 60, 120),
                    Subject.PERSON, quotas(3_000, 600, 60, 60),
                    Subject.CLIENT, quotas(6_000, 3_000, 300, 300)));

    private static Map<OperationClass, Quota> quotas(int read, int write, int export, int bulk) {
        return Map.of(
                OperationClass.READ, new Quota(read, 60),
                OperationClass.WRITE, new Quota(write, 60),
                OperationClass.EXPORT, new Quota(export, 60),
                OperationClass.BULK, new Quota(bulk, 60));
    }

    /** One subject's limits on the wire. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(String subject, Quota read, Quota write, Quota export, Quota bulk) {}

    static Policies of(String tag, List<Item> items) {
        Map<String, Map<OperationClass, Quota>> quotas = new HashMap<>(INSTALLED.quotas());
        for (Item item : items) {
            Map<OperationClass, Quota> own = new EnumMap<>(OperationClass.class);
            own.put(OperationClass.READ, item.read());
            own.put(OperationClass.WRITE, item.write());
            own.put(OperationClass.EXPORT, item.export());
            own.put(OperationClass.BULK, item.bulk());
            quotas.put(item.subject(), own);
        }
        return new Policies(tag, Map.copyOf(quotas));
    }

    /** The subject's own limit, or that of its kind. */
    Quota of(Subject subject, OperationClass operation) {
        @Nullable Map<OperationClass, Quota> own = quotas.get(subject.name());
        return Objects.requireNonNull(Objects.requireNonNull(own == null ? quotas.get(subject.kind()) : own)
                .get(operation));
    }
}
