package fr.territoiresindustrie.territory.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.transition.Workflow;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.territory.contract.ContractRepository.VersionRow;
import fr.territoiresindustrie.territory.reference.AsOf;
import fr.territoiresindustrie.territory.reference.JsonColumn;
import fr.territoiresindustrie.territory.territory.TerritoryBounds;
import fr.territoiresindustrie.territory.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes, shows and moves the contract of a territory: at most one that has not ended. */
@ApplicationScoped
class ContractService {

    private static final String TYPE = "contract";

    private final ContractRepository contracts;
    private final TerritoryService territories;
    private final History history;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final JsonColumn columns;
    private final Ids ids;
    private final Time time;

    ContractService(
            ContractRepository contracts,
            TerritoryService territories,
            History history,
            Outbox outbox,
            ObjectMapper json,
            JsonColumn columns,
            Ids ids,
            Time time) {
        this.contracts = contracts;
        this.territories = territories;
        this.history = history;
        this.outbox = outbox;
        this.json = json;
        this.columns = columns;
        this.ids = ids;
        this.time = time;
    }

    /** The last contract that the caller may see: a draft is for those who work with the territory. */
    Contract get(String territory, Caller caller) {
        return last(territories.bounds(territory), caller);
    }

    private Contract last(TerritoryBounds territory, Caller caller) {
        return contracts.ofTerritory(territory.code()).stream()
                .filter(contract -> contract.state() != ContractStatus.DRAFT || territory.seesPeople(caller))
                .findFirst()
                .orElseThrow(RequestProblem::notFound);
    }

    /** The contract in force on a day, as its last version of by then says. */
    ContractView on(String territory, String asOf) {
        LocalDate day = Objects.requireNonNull(AsOf.parse(asOf));
        territories.require(territory);
        return contracts.ofTerritory(territory).stream()
                .filter(contract -> contract.signedOn() != null
                        && !day.isBefore(contract.signedOn())
                        && (contract.endedOn() == null || !day.isAfter(contract.endedOn())))
                .findFirst()
                .flatMap(contract -> contracts
                        .versionOn(contract.id(), day)
                        .map(version -> new ContractView(
                                contract.id(),
                                territory,
                                ContractVersionView.Kind.valueOf(version.kind()).state(),
                                version.number(),
                                contract.signedOn(),
                                contract.endedOn(),
                                content(version))))
                .orElseThrow(() -> RequestProblem.NOT_FOUND.because(
                        "Aucun contrat n'était en vigueur ce jour-là.", "No contract was in force on that day."));
    }

    @Transactional
    Contract create(String territory, Content draft, Caller caller) {
        TerritoryBounds bounds = writable(territory, caller);
        ContractRule.check("", draft, bounds);
        if (contracts.ofTerritory(territory).stream().anyMatch(c -> c.state() != ContractStatus.ENDED)) {
            throw ContractProblem.CONTRACT_EXISTS.because(
                    "Ce territoire a un contrat qui n'est pas terminé.",
                    "This territory has a contract that has not ended.");
        }
        Contract contract = new Contract(ids.next(), territory, draft);
        contracts.add(contract);
        remember(contract, "CREATE", null, null, caller);
        return contract;
    }

    @Transactional
    Contract edit(String territory, Content draft, IfMatch version, Caller caller) {
        TerritoryBounds bounds = writable(territory, caller);
        Contract contract = last(bounds, caller);
        version.check(contract.version());
        ContractRule.check("", draft, bounds);
        ContractStatus before = contract.state();
        contract.write(draft);
        contracts.flush();
        remember(contract, "EDIT", before, null, caller);
        return contract;
    }

    private TerritoryBounds writable(String territory, Caller caller) {
        TerritoryBounds bounds = territories.lockedBounds(territory);
        if (!bounds.isLedBy(caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Le contrat s'écrit par l'équipe du territoire, sa région chef de file et la délégation.",
                    "The contract is written by the territory's team, its lead region and the delegation.");
        }
        return bounds;
    }

    List<Workflow.Option<ContractCommand>> options(Contract contract, Caller caller) {
        return ContractWorkflow.TABLE.options(
                contract, Contract.partiesOf(caller, territories.bounds(contract.territory())));
    }

    /** Runs a command, or with {@code dryRun} only checks it. */
    @Transactional
    Contract move(String territory, ContractRequests.Move request, IfMatch version, Caller caller) {
        TerritoryBounds bounds = territories.lockedBounds(territory);
        Contract contract = last(bounds, caller);
        version.check(contract.version());
        ContractStatus before = contract.state();
        ContractWorkflow.TABLE.decide(contract, request.command(), Contract.partiesOf(caller, bounds));
        ContractRule.check(
                request, bounds, new ContractRule.Before(lastSignature(contract), lastEnd(contract)), time.today());
        if (Boolean.TRUE.equals(request.dryRun())) {
            return contract;
        }
        contract.run(request, Contract.partiesOf(caller, bounds), contracts.nextNumber(territory));
        contracts.flush();
        if (request.command() != ContractCommand.END) {
            boolean first = request.command() == ContractCommand.SIGN;
            contracts.addVersion(
                    contract,
                    first ? ContractVersionView.Kind.CONTRACT : ContractVersionView.Kind.AMENDMENT,
                    first ? contract.content().title() : Objects.requireNonNull(request.subject()),
                    new ContractRepository.Signed(request.on(), json(contract.content()), time.now()));
        }
        remember(contract, request.command().name(), before, request.reason(), caller);
        tell(contract, request);
        return contract;
    }

    private @Nullable LocalDate lastSignature(Contract contract) {
        return contract.number() == 0
                ? null
                : contracts
                        .version(contract.territory(), contract.number())
                        .map(VersionRow::signedOn)
                        .orElse(null);
    }

    /** The last day of the territory's contracts before this one. */
    private @Nullable LocalDate lastEnd(Contract contract) {
        return contracts.ofTerritory(contract.territory()).stream()
                .filter(other -> !other.id().equals(contract.id()))
                .map(Contract::endedOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** A version is read by whoever sees the contract: once signed, everybody. */
    Page<ContractVersionView> versions(String territory, PageRequest page) {
        territories.require(territory);
        return contracts.versions(territory, page).map(this::view);
    }

    ContractVersionView version(String territory, int number) {
        return contracts.version(territory, number).map(this::view).orElseThrow(RequestProblem::notFound);
    }

    Page<HistoryEntryView> history(String territory, Caller caller, PageRequest page) {
        TerritoryBounds bounds = territories.bounds(territory);
        Page<HistoryEntryView> entries =
                history.of(TYPE, last(bounds, caller).id().toString(), page);
        return bounds.seesPeople(caller) ? entries : entries.map(HistoryEntryView::withoutPeople);
    }

    private ContractVersionView view(VersionRow row) {
        return new ContractVersionView(
                row.number(),
                row.contract(),
                ContractVersionView.Kind.valueOf(row.kind()),
                row.subject(),
                row.signedOn(),
                row.recordedAt(),
                content(row));
    }

    private Content content(VersionRow row) {
        return columns.read(row.content(), new TypeReference<>() {});
    }

    private String json(Content content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a contract is JSON", e);
        }
    }

    private void remember(
            Contract contract, String action, @Nullable ContractStatus before, @Nullable String reason, Caller caller) {
        history.append(
                new History.Entry(
                        TYPE,
                        contract.id().toString(),
                        action,
                        before == null ? null : before.name(),
                        contract.state().name(),
                        reason,
                        Map.of("number", contract.number())),
                caller);
    }

    private void tell(Contract contract, ContractRequests.Move move) {
        String type = switch (move.command()) {
            case SIGN -> "territory.contract-signed";
            case AMEND -> "territory.contract-amended";
            case END -> "territory.contract-ended";
        };
        outbox.append(
                "territories",
                contract.territory(),
                type,
                new ContractEvent(
                        contract.territory(),
                        contract.id(),
                        contract.state(),
                        contract.number(),
                        move.subject(),
                        move.on(),
                        contract.signedOn(),
                        contract.endedOn(),
                        contract.content()));
    }
}
