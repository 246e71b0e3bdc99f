package fr.territoiresindustrie.gateway.limit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes to the partner side and what comes back, in one exchange. */
final class Exchanged {

    private Exchanged() {}

    /**
     * What this instance tells.
     *
     * @param instance this process, under a name of its own
     * @param policies the state of the limits that it knows
     * @param denied the state of the list of those shut out that it knows
     * @param usageNumber counts the batches of usage; one that was received before is told again under the same number
     */
    record Question(
            String instance,
            String policies,
            String denied,
            List<LeaseDemand> leases,
            long usageNumber,
            List<UsageCount.Told> usage) {}

    /**
     * What the partner side answers.
     *
     * @param instances gateways that were heard of lately, this one too
     * @param leases one for each demand, in their order
     * @param policies all limits, unless they are known
     * @param denied all clients shut out, unless they are known
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Reply(
            int instances,
            List<Lease> leases,
            String policyTag,
            @Nullable List<Policies.Item> policies,
            String deniedTag,
            @Nullable Set<String> denied) {}

    /**
     * A lease.
     *
     * @param granted requests that may pass, beside those spent
     * @param left what nobody holds yet
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lease(int granted, int left) {}
}
