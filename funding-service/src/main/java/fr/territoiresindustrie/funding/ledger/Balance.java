package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.kit.money.Money;

/** The accounts of an envelope under one ceiling. {@code granted = available + frozen + committed}, always. */
public record Balance(Authority authority, int year, Money granted, Money available, Money frozen, Money committed) {}
