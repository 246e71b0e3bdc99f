package fr.territoiresindustrie.kittest.bad;

import jakarta.transaction.Transactional;

public class BadTransaction {
    @Transactional
    void change() {}
}
