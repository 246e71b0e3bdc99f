package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.funding.publication.Csv;
import java.util.List;
import java.util.stream.Collectors;

/** A counter's grants as CSV. */
final class DeMinimisCsv {

    private static final List<String> HEADER =
            List.of("siren", "granter", "reference", "grantedOn", "amount", "declared", "counted");

    private DeMinimisCsv() {}

    static String of(DeMinimisView counter) {
        return Csv.line(HEADER)
                + counter.grants().stream()
                        .map(grant -> Csv.line(List.of(
                                grant.siren(),
                                grant.granter(),
                                grant.reference(),
                                grant.grantedOn().toString(),
                                grant.amount().toString(),
                                String.valueOf(grant.declared()),
                                String.valueOf(grant.counted()))))
                        .collect(Collectors.joining());
    }
}
