package fr.territoiresindustrie.project.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.importing.RowResult;
import fr.territoiresindustrie.kit.job.Jobs;
import fr.territoiresindustrie.project.importing.ImportRequests.Grant;
import fr.territoiresindustrie.project.importing.ImportRequests.Kind;
import fr.territoiresindustrie.project.pipeline.ReconstructionService;
import fr.territoiresindustrie.project.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Objects;

/** Published grants: each that lies in a territory of phase 2 becomes an approved project, said to be reconstructed. */
@ApplicationScoped
class GrantService implements RowKind {

    /** The programme's phase whose territories the grants are looked for in. */
    private static final int PHASE = 2;

    private final TerritoryService territories;
    private final ReconstructionService reconstructions;
    private final Validator validator;
    private final ObjectMapper json;

    GrantService(
            TerritoryService territories,
            ReconstructionService reconstructions,
            Validator validator,
            ObjectMapper json) {
        this.territories = territories;
        this.reconstructions = reconstructions;
        this.validator = validator;
        this.json = json;
    }

    @Override
    public String name() {
        return Kind.PUBLISHED_GRANTS.name();
    }

    /** Whether the copy holds as many territories as the caller expects. */
    boolean knows(int expected) {
        return territories.count(PHASE) >= expected;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<RowResult> take(Rows rows) {
        return take(rows.inputs().stream().map(this::grant).toList(), rows.source(), rows.apply(), rows.caller());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    List<RowResult> take(List<Grant> grants, String source, boolean apply, Caller caller) {
        GrantSorting sorting = new GrantSorting(
                reconstructions.known(grants.stream().map(Grant::externalId).toList()));
        GrantExamination examination = new GrantExamination(
                territories.byCommune(
                        PHASE,
                        grants.stream()
                                .map(Grant::communeCode)
                                .filter(Objects::nonNull)
                                .toList()),
                source,
                validator);
        grants.forEach(grant -> sorting.take(grant, examination.judge(grant)));
        return apply
                ? sorting.results(reconstructions.reconstruct(sorting.fresh(), source, caller))
                : sorting.checked();
    }

    @Override
    public RowResult repeated(Jobs.Input input) {
        Grant grant = grant(input);
        return RowResult.refused(
                grant.line(),
                grant.externalId(),
                "REPEATED_GRANT",
                "Cette identité est déjà celle d'une autre ligne de l'envoi.",
                "Another row of the request has this identity already.");
    }

    Jobs.Input input(int position, Grant grant) {
        try {
            return new Jobs.Input(position, grant.externalId(), json.writeValueAsString(grant));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a grant is made of plain values", e);
        }
    }

    private Grant grant(Jobs.Input input) {
        try {
            return json.readValue(input.content(), Grant.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an input holds what was written", e);
        }
    }
}
