package fr.territoiresindustrie.kit.identifier;

/** The control key of SIREN and SIRET: every second digit from the right doubled, the digits' sum a multiple of ten. */
final class Luhn {

    private Luhn() {}

    static boolean holds(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    static int digitSum(String digits) {
        return digits.chars().map(c -> c - '0').sum();
    }
}
