package fr.territoiresindustrie.funding.source;

import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Creates and shows funding sources. */
@ApplicationScoped
public class FundingSourceService {

    private final FundingSourceRepository sources;
    private final History history;
    private final Ids ids;
    private final Time time;

    FundingSourceService(FundingSourceRepository sources, History history, Ids ids, Time time) {
        this.sources = sources;
        this.history = history;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    FundingSource create(FundingSourceRequests.Create request, Caller caller) {
        if (!FundingSource.owns(caller, request.ownerKind(), request.ownerCode())) {
            throw RequestProblem.FORBIDDEN.because(
                    "Une source se crée par l'organisme qui en répond.",
                    "A source is created by the body that answers for it.");
        }
        return open(request.code(), request.label(), request.ownerKind(), request.ownerCode(), request.note(), caller);
    }

    /** Whether a code is free, or names a source that this body answers for. */
    public boolean isFreeOrOf(String code, OwnerKind kind, String owner) {
        return sources.byCode(code)
                .map(source -> source.ownerKind() == kind && source.ownerCode().equals(owner))
                .orElse(true);
    }

    /** Finds a source by its code, or creates it: imports name the sources of what they bring. */
    @Transactional
    public FundingSource findOrOpen(String code, String label, OwnerKind kind, String owner, Caller caller) {
        return sources.byCode(code).orElseGet(() -> open(code, label, kind, owner, null, caller));
    }

    private FundingSource open(
            String code, String label, OwnerKind kind, String owner, @Nullable String note, Caller caller) {
        FundingSource source = new FundingSource(ids.next(), code, label, kind, owner, note, time.now());
        sources.persistAndFlush(source);
        history.append(new History.Entry("funding-source", code, "CREATE", null, null, null, null), caller);
        return source;
    }

    FundingSource get(String code) {
        return sources.byCode(code).orElseThrow(RequestProblem::notFound);
    }

    /** The source that a body names; an unknown one is the body's fault. */
    public FundingSource named(String code) {
        return sources.byCode(code)
                .orElseThrow(() -> RequestProblem.INVALID_FIELDS
                        .because("Cette source de financement n'existe pas.", "There is no such funding source.")
                        .at("/fundingSource", "UNKNOWN_SOURCE", new Text("Source inconnue.", "Unknown source.")));
    }

    Page<FundingSourceView> page(@Nullable String owner, PageRequest page) {
        return sources.page(owner, page);
    }
}
