package fr.territoiresindustrie.gateway;

import fr.territoiresindustrie.kittest.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void followsTheHouse() {
        HouseRules.check("fr.territoiresindustrie.gateway");
    }
}
