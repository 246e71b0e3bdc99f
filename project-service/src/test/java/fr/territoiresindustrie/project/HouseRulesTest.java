package fr.territoiresindustrie.project;

import fr.territoiresindustrie.kittest.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void followsTheRulesOfTheHouse() {
        HouseRules.check("fr.territoiresindustrie.project");
    }
}
