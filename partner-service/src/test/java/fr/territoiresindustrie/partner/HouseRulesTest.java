package fr.territoiresindustrie.partner;

import fr.territoiresindustrie.kittest.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void followsTheRulesOfTheHouse() {
        HouseRules.check("fr.territoiresindustrie.partner");
    }
}
