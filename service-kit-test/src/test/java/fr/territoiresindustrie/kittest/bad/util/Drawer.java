package fr.territoiresindustrie.kittest.bad.util;

public class Drawer {}
