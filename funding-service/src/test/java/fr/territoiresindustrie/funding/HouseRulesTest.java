package fr.territoiresindustrie.funding;

import fr.territoiresindustrie.kittest.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void followsTheHouseRules() {
        HouseRules.check("fr.territoiresindustrie.funding");
    }
}
