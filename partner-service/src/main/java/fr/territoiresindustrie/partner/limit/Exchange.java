package fr.territoiresindustrie.partner.limit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a gateway tells and asks, and what it is answered. Not of the public contract: both sides are released together. */
final class Exchange {

    private Exchange() {}

    /**
     * What a gateway says.
     *
     * @param instance its process
     * @param policies the state of the limits that it knows
     * @param denied the state of the list of those shut out that it knows
     * @param usageNumber counts its batches of usage
     */
    record Question(
            String instance,
            String policies,
            String denied,
            List<Demand> leases,
            long usageNumber,
            List<Usage> usage) {}

    /**
     * Asks for a portion of a quota.
     *
     * @param kind whose limits hold when the subject has none of its own
     * @param begin of the window, milliseconds since 1970
     * @param spent requests let pass on credit
     * @param want requests to be let pass from now on
     */
    record Demand(String subject, String kind, Operation operation, long begin, int seconds, int spent, int want) {}

    /** What a caller did. */
    record Usage(
            String subject,
            Operation operation,
            int requests,
            int clientErrors,
            int serverErrors,
            int limited,
            List<Integer> latencies) {}

    /** What a gateway is answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reply(
            int instances,
            List<Lease> leases,
            String policyTag,
            @Nullable List<Policy> policies,
            String deniedTag,
            @Nullable Set<String> denied) {}

    record Policy(String subject, QuotaView read, QuotaView write, QuotaView export, QuotaView bulk) {}

    record Lease(long granted, long left) {}
}
