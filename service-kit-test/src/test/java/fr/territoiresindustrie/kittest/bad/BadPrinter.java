package fr.territoiresindustrie.kittest.bad;

public class BadPrinter {
    void say() {
        System.out.println("printed");
    }
}
