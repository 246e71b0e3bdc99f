package fr.territoiresindustrie.project.sheet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the project costs, and who pays it. */
@Schema(name = "FinancingPlan")
public record FinancingPlan(
        @Schema(required = true) @Size(max = 100) List<@Valid @NotNull Cost> costs,
        @Schema(required = true) @Size(max = 100) List<@Valid @NotNull Resource> resources) {

    public static final FinancingPlan EMPTY = new FinancingPlan(null, null);

    public FinancingPlan(@Nullable List<Cost> costs, @Nullable List<Resource> resources) {
        this.costs = costs == null ? List.of() : costs;
        this.resources = resources == null ? List.of() : resources;
    }

    /** A line of cost; a kind that is not said is {@code OTHER}. */
    @Schema(name = "FinancingCost")
    public record Cost(
            @NotNull @PlainText @Size(max = 200) String label,
            @NotNull Money amount,
            CostKind kind) {

        public Cost(String label, Money amount, @Nullable CostKind kind) {
            this.label = label;
            this.amount = amount;
            this.kind = kind == null ? CostKind.OTHER : kind;
        }

        public Cost(String label, Money amount) {
            this(label, amount, null);
        }
    }

    /**
     * What a funder brings, with how sure it is.
     *
     * @param kind whose money it is; {@code OTHER} where it is not said
     * @param operator code of the operator on this platform, which ties the line to its awards
     */
    @Schema(name = "FinancingResource")
    public record Resource(
            @NotNull @PlainText @Size(max = 200) String funder,
            @NotNull Money amount,
            @NotNull Status status,
            FunderKind kind,
            @PlainText @Size(max = 60) @Nullable String operator) {

        public Resource(
                String funder, Money amount, Status status, @Nullable FunderKind kind, @Nullable String operator) {
            this.funder = funder;
            this.amount = amount;
            this.status = status;
            this.kind = kind == null ? FunderKind.OTHER : kind;
            this.operator = operator;
        }

        public Resource(String funder, Money amount, Status status) {
            this(funder, amount, status, null, null);
        }
    }

    /** How sure a resource is. */
    @Schema(name = "FinancingStatus")
    public enum Status {
        ASKED,
        GRANTED,
        PAID
    }

    public Money totalCost() {
        return costs.stream().map(Cost::amount).reduce(Money.ZERO, Money::plus);
    }

    public Money totalResources() {
        return total(resource -> true);
    }

    /** The sum of some of the resources. */
    public Money total(Predicate<Resource> which) {
        return resources.stream().filter(which).map(Resource::amount).reduce(Money.ZERO, Money::plus);
    }

    public Money total(CostKind kind) {
        return costs.stream()
                .filter(cost -> cost.kind() == kind)
                .map(Cost::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** Whether resources meet costs to the cent. */
    @JsonIgnore
    public boolean isBalanced() {
        return totalCost().equals(totalResources());
    }
}
