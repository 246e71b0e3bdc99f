package fr.territoiresindustrie.project.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.project.award.KnownFunding;
import fr.territoiresindustrie.project.sheet.CostKind;
import fr.territoiresindustrie.project.sheet.FinancingPlan;
import fr.territoiresindustrie.project.sheet.FunderKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A financing plan with what follows from it, to the cent.
 *
 * @param gapToClose what costs exceed resources by; zero where they do not
 * @param surplus what resources exceed costs by; zero where they do not
 * @param asked resources that are only asked for; {@code granted} and {@code paid} likewise
 * @param ownShare what the lead brings itself
 * @param publicAid resources of the State, its operators, local authorities and Europe
 * @param publicAidRate public aid in percent of the costs, two decimals, half up; none while there are no costs
 * @param known what the platform knows of agreements and payments, beside what the territory declares: neither writes over the other
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ProjectFinancing")
record FinancingView(
        @Schema(required = true) List<FinancingPlan.Cost> costs,
        @Schema(required = true) List<FinancingPlan.Resource> resources,
        @Schema(required = true) List<KindTotal> costsByKind,
        @Schema(required = true) Money totalCost,
        @Schema(required = true) Money totalResources,
        @Schema(required = true) Money gapToClose,
        @Schema(required = true) Money surplus,
        @Schema(required = true) boolean balanced,
        @Schema(required = true) Money asked,
        @Schema(required = true) Money granted,
        @Schema(required = true) Money paid,
        @Schema(required = true) Money ownShare,
        @Schema(required = true) Money publicAid,

        @Nullable @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)
        String publicAidRate,

        @Schema(required = true) List<KnownFunding> known) {

    /** The costs of one kind. */
    @Schema(name = "CostKindTotal")
    record KindTotal(
            @Schema(required = true) CostKind kind,
            @Schema(required = true) Money amount) {}

    static FinancingView of(FinancingPlan plan, List<KnownFunding> known) {
        Money cost = plan.totalCost();
        Money resources = plan.totalResources();
        Money publicAid = plan.total(resource -> resource.kind().isPublicAid());
        return new FinancingView(
                plan.costs(),
                plan.resources(),
                Arrays.stream(CostKind.values())
                        .map(kind -> new KindTotal(kind, plan.total(kind)))
                        .filter(total -> total.amount().isPositive())
                        .toList(),
                cost,
                resources,
                atLeastZero(cost.minus(resources)),
                atLeastZero(resources.minus(cost)),
                plan.isBalanced(),
                of(plan, FinancingPlan.Status.ASKED),
                of(plan, FinancingPlan.Status.GRANTED),
                of(plan, FinancingPlan.Status.PAID),
                plan.total(resource -> resource.kind() == FunderKind.OWN_SHARE),
                publicAid,
                rate(publicAid, cost),
                known);
    }

    private static Money of(FinancingPlan plan, FinancingPlan.Status status) {
        return plan.total(resource -> resource.status() == status);
    }

    private static Money atLeastZero(Money amount) {
        return amount.isPositive() ? amount : Money.ZERO;
    }

    private static @Nullable String rate(Money part, Money whole) {
        return whole.isPositive()
                ? BigDecimal.valueOf(part.cents())
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(whole.cents()), 2, RoundingMode.HALF_UP)
                        .toPlainString()
                : null;
    }
}
