package fr.territoiresindustrie.kittest.bad.funding;

public class Rate {
    private double value;

    double value() {
        return value;
    }
}
