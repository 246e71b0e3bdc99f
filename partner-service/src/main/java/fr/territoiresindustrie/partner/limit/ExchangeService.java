package fr.territoiresindustrie.partner.limit;

import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.partner.limit.Exchange.Demand;
import fr.territoiresindustrie.partner.limit.Exchange.Policy;
import fr.territoiresindustrie.partner.limit.Exchange.Question;
import fr.territoiresindustrie.partner.limit.Exchange.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers gateways: gives leases, takes usage, and tells of limits and of those shut out what is new to them. */
@ApplicationScoped
class ExchangeService {

    private final LimitRepository policies;
    private final ExchangeRepository windows;
    private final Instance<Denials> denials;
    private final GatewayConfig config;
    private final Time time;

    ExchangeService(
            LimitRepository policies,
            ExchangeRepository windows,
            Instance<Denials> denials,
            GatewayConfig config,
            Time time) {
        this.policies = policies;
        this.windows = windows;
        this.denials = denials;
        this.config = config;
        this.time = time;
    }

    @Transactional
    Reply exchange(Question question) {
        ExchangeRepository.Heard heard = windows.heard(question.instance(), question.usageNumber(), config.forgotten());
        List<Policy> known = policies.listAll().stream()
                .map(LimitPolicy::view)
                .sorted(Comparator.comparing(LimitView::subject))
                .map(view -> new Policy(view.subject(), view.read(), view.write(), view.export(), view.bulk()))
                .toList();
        SortedSet<String> shutOut = denials.isResolvable() ? denials.get().denied() : new TreeSet<>();
        String policyTag = tag(known);
        String deniedTag = tag(shutOut);
        Map<String, Policy> bySubject = known.stream().collect(Collectors.toMap(Policy::subject, Function.identity()));
        List<Exchange.Lease> leases = windows.lease(question.leases(), demand -> quota(bySubject, demand));
        if (heard.isNew() && !question.usage().isEmpty()) {
            windows.count(question.usage(), time.now().truncatedTo(ChronoUnit.HOURS));
        }
        return new Reply(
                heard.instances(),
                leases,
                policyTag,
                policyTag.equals(question.policies()) ? null : known,
                deniedTag,
                deniedTag.equals(question.denied()) ? null : shutOut);
    }

    @Transactional
    void prune() {
        windows.prune(time.ofTheMachine(), time.now(), time.now().minus(config.usage()));
    }

    /** Of the limits as they are now: a gateway that does not know them yet gets no more for it. */
    private static long quota(Map<String, Policy> policies, Demand demand) {
        @Nullable Policy own = policies.get(demand.subject());
        Policy policy = own == null ? Objects.requireNonNull(policies.get(demand.kind()), "an unknown kind") : own;
        QuotaView quota = switch (demand.operation()) {
            case READ -> policy.read();
            case WRITE -> policy.write();
            case EXPORT -> policy.export();
            case BULK -> policy.bulk();
        };
        return quota.requests();
    }

    private static String tag(Object state) {
        return Integer.toHexString(state.hashCode());
    }
}
