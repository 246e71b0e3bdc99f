package fr.territoiresindustrie.kittest.bad;

public class BadRepository {}
