package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kit.importing.RowResult;
import fr.territoiresindustrie.kit.importing.RowResult.Status;
import fr.territoiresindustrie.project.importing.GrantExamination.Admitted;
import fr.territoiresindustrie.project.importing.ImportRequests.Grant;
import fr.territoiresindustrie.project.pipeline.ReconstructionService.Known;
import fr.territoiresindustrie.project.pipeline.ReconstructionService.Reconstruction;
import fr.territoiresindustrie.project.pipeline.SheetFixture;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.territory.Territory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;

class GrantSortingTest {

    private static final Territory TERRITORY = new Territory("TI2-8403", "Loire", 2, "84", List.of("84"));

    @Test
    void makesANewGrantOnceAndRefusesItsRepetition() {
        GrantSorting sorting = new GrantSorting(Map.of());
        take(sorting, 1, "a", aSheet());
        take(sorting, 2, "a", aSheet());
        UUID made = UUID.randomUUID();

        assertThat(sorting.fresh()).hasSize(1);
        assertThat(sorting.results(Map.of("a", made)))
                .extracting(RowResult::line, RowResult::status, RowResult::resultId)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(1, Status.ACCEPTED, made.toString()),
                        org.assertj.core.groups.Tuple.tuple(2, Status.REFUSED, null));
    }

    @Test
    void tellsAnUnchangedGrantFromOneThatSaysSomethingElse() {
        Known before = new Known(UUID.randomUUID(), aSheet().build());
        GrantSorting sorting = new GrantSorting(Map.of("a", before));
        take(sorting, 1, "a", aSheet());
        take(sorting, 2, "a", aSheet().withTitle("Autre"));

        assertThat(sorting.fresh()).isEmpty();
        assertThat(sorting.results(Map.of()))
                .extracting(RowResult::status)
                .containsExactly(Status.UNCHANGED, Status.REFUSED);
    }

    private static void take(GrantSorting sorting, int line, String externalId, SheetFixture sheet) {
        Sheet built = sheet.build();
        Grant grant = new Grant(line, externalId, built.title(), null, null, null, null, null, null);
        sorting.take(grant, new Admitted(new Reconstruction(externalId, TERRITORY, built)));
    }
}
