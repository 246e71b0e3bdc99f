package fr.territoiresindustrie.project.sheet;

import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
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

    /** A line of cost. */
    @Schema(name = "FinancingCost")
    public record Cost(
            @NotNull @PlainText @Size(max = 200) String label,
            @NotNull Money amount) {}

    /** What a funder brings. */
    @Schema(name = "FinancingResource")
    public record Resource(
            @NotNull @PlainText @Size(max = 200) String funder,
            @NotNull Money amount,
            @NotNull Status status) {}

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
        return resources.stream().map(Resource::amount).reduce(Money.ZERO, Money::plus);
    }
}
