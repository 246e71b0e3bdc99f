package fr.territoiresindustrie.kit;

import fr.territoiresindustrie.kittest.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void followsTheHouseRules() {
        HouseRules.check("fr.territoiresindustrie.kit");
    }
}
