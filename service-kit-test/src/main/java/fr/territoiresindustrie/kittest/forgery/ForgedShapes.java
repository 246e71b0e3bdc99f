package fr.territoiresindustrie.kittest.forgery;

import java.util.LinkedHashMap;
import java.util.Map;

/** A good token with its parts exchanged, cut, doubled or written in other letters. */
final class ForgedShapes {

    private final Mint mint;
    private final String good;
    private final String header;
    private final String payload;
    private final String signature;
    private final Map<String, String> all = new LinkedHashMap<>();

    ForgedShapes(Mint mint) {
        this.mint = mint;
        this.good = mint.good();
        this.header = mint.parts()[0];
        this.payload = mint.parts()[1];
        this.signature = mint.parts()[2];
        shapes();
        letters();
    }

    Map<String, String> all() {
        return all;
    }

    private void shapes() {
        String other =
                Mint.rsa(mint.header("RS256").toString(), mint.changed(c -> c.put("sub", "someone-else")), mint.key());
        add("the signature of another token", header + "." + payload + "." + other.split("\\.")[2]);
        add(
                "the payload of another token",
                header + "." + Mint.base64(mint.changed(c -> c.put("operator", "x"))) + "." + signature);
        add("no signature", header + "." + payload + ".");
        add("two parts", header + "." + payload);
        add("four parts", good + ".a");
        add("five parts", good + ".a.b");
        add("five parts of which one is empty", header + ".." + payload + "." + signature + ".a");
        add("two dots", "..");
        add("a first dot more", "." + good);
        add("a last dot more", good + ".");
        add("an empty payload part", header + ".." + signature);
        add("an empty header part", "." + payload + "." + signature);
        add("cut short by twenty letters", good.substring(0, good.length() - 20));
        add("cut short by one letter", good.substring(0, good.length() - 1));
        add("cut in half", good.substring(0, good.length() / 2));
        add("longer by four letters", good + "AAAA");
        add("a signature of zeros", header + "." + payload + "." + Mint.base64(new byte[256]));
        add("a very long signature", header + "." + payload + "." + "A".repeat(8_000));
        add("no token at all", "hello");
        add(
                "a token as JSON",
                "{\"protected\":\"" + header + "\",\"payload\":\"" + payload + "\",\"signature\":\"" + signature
                        + "\"}");
    }

    private void letters() {
        add("padding after the signature", good + "==");
        add("padding within", header + "=." + payload + "." + signature);
        add("letters that the alphabet does not have", good + "!*");
        add("the same bytes in other letters", header + "." + payload + "." + Mint.sameBytesOtherLetters(signature));
        add("letters of another alphabet", good.replace(signature, "\u0410" + signature.substring(1)));
        add("a zero-width space", good.replace(".", ".\u200b"));
        add("a space within", header + ". " + payload + "." + signature);
        add("a tab within", header + ".\t" + payload + "." + signature);
        add("two tokens", good + " " + good);
        add("two tokens with a comma", good + ", " + good);
        add("the scheme twice", "Bearer " + good);
        add("quotation marks", "\"" + good + "\"");
        add("an address's escapes", good.replace(".", "%2e"));
    }

    private void add(String name, String token) {
        Forgeries.add(all, name, token);
    }
}
