package fr.territoiresindustrie.funding.publication;

import fr.territoiresindustrie.funding.application.AgreementTerms;
import fr.territoiresindustrie.kit.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An agreement as it is to be published: one row of the SCDL file for each of its beneficiaries. */
record Agreement(
        UUID id,
        String reference,
        String ownerKind,
        String ownerCode,
        @Nullable String bodyName,
        @Nullable String bodySiret,
        String beneficiaryName,
        @Nullable String beneficiarySiret,
        String subject,
        Money amount,
        @Nullable LocalDate agreedOn,
        @Nullable String legalReference,
        boolean reconstructed,
        AgreementTerms terms) {

    /** The decree gives three months from the signature. */
    @Nullable
    LocalDate dueOn() {
        return agreedOn == null ? null : agreedOn.plusMonths(3);
    }

    /** Cells in the order of the schema's columns. */
    List<List<@Nullable String>> rows() {
        List<AgreementTerms.Share> shares = Objects.requireNonNullElse(terms.beneficiaries(), List.of());
        return shares.isEmpty()
                ? List.of(row(beneficiaryName, beneficiarySiret, null, BigDecimal.ONE))
                : shares.stream()
                        .map(share -> row(share.name(), share.siret(), share.rna(), share.share()))
                        .toList();
    }

    private List<@Nullable String> row(String name, @Nullable String siret, @Nullable String rna, BigDecimal share) {
        @Nullable String period = period();
        return Stream.<@Nullable String>of(
                        bodyName,
                        bodySiret,
                        agreedOn == null ? null : agreedOn.toString(),
                        legalReference,
                        name,
                        siret,
                        rna,
                        shortened(subject),
                        amount.toString(),
                        "aide en numéraire",
                        period == null ? null : period.contains("/") ? "échelonné" : "unique",
                        period,
                        null,
                        terms.deMinimis() ? "oui" : "non",
                        share.setScale(2).toPlainString(),
                        null)
                .toList();
    }

    /** The schedule's dates where all are known, else the time of the work. */
    private @Nullable String period() {
        List<AgreementTerms.Instalment> schedule = Objects.requireNonNullElse(terms.schedule(), List.of());
        List<LocalDate> dates = schedule.stream()
                .map(AgreementTerms.Instalment::dueOn)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (!dates.isEmpty() && dates.size() == schedule.size()) {
            return dates.getFirst().equals(dates.getLast())
                    ? dates.getFirst().toString()
                    : dates.getFirst() + "/" + dates.getLast();
        }
        return terms.startsOn() == null || terms.endsOn() == null ? null : terms.startsOn() + "/" + terms.endsOn();
    }

    /** The schema has room for 256 characters. */
    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        int length = line.codePointCount(0, line.length());
        return length <= 256 ? line : line.substring(0, line.offsetByCodePoints(0, 255)) + "…";
    }
}
