package fr.territoiresindustrie.territory;

import fr.territoiresindustrie.kittest.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.check("fr.territoiresindustrie.territory");
    }
}
