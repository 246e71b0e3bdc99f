package fr.territoiresindustrie.partner.webhook;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Which IP addresses are out in the open: everything but what IANA keeps for special use, also where one hides inside another. */
final class OpenInternet {

    /** RFC 6890 and its successors. */
    private static final List<Block> CLOSED_4 = List.of(
            Block.of("0.0.0.0/8"),
            Block.of("10.0.0.0/8"),
            Block.of("100.64.0.0/10"),
            Block.of("127.0.0.0/8"),
            Block.of("169.254.0.0/16"),
            Block.of("172.16.0.0/12"),
            Block.of("192.0.0.0/24"),
            Block.of("192.0.2.0/24"),
            Block.of("192.31.196.0/24"),
            Block.of("192.52.193.0/24"),
            Block.of("192.88.99.0/24"),
            Block.of("192.168.0.0/16"),
            Block.of("192.175.48.0/24"),
            Block.of("198.18.0.0/15"),
            Block.of("198.51.100.0/24"),
            Block.of("203.0.113.0/24"),
            Block.of("224.0.0.0/4"),
            Block.of("240.0.0.0/4"));

    /** Of IPv6 only global unicast is open, and of that not these: 2001::/23 holds Teredo, 2002::/16 is 6to4. */
    private static final Block GLOBAL_6 = Block.of("2000::/3");

    private static final List<Block> CLOSED_6 =
            List.of(Block.of("2001::/23"), Block.of("2001:db8::/32"), Block.of("2002::/16"), Block.of("3fff::/20"));

    private OpenInternet() {}

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return CLOSED_4.stream().noneMatch(block -> block.contains(bytes));
        }
        return GLOBAL_6.contains(bytes) && CLOSED_6.stream().noneMatch(block -> block.contains(bytes));
    }

    private record Block(List<Byte> prefix, int bits) {

        static Block of(String text) {
            int slash = text.indexOf('/');
            byte[] bytes = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
            Byte[] boxed = new Byte[bytes.length];
            Arrays.setAll(boxed, i -> bytes[i]);
            return new Block(List.of(boxed), Integer.parseInt(text, slash + 1, text.length(), 10));
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = 0xFF << Math.max(0, 8 - (bits - bit)) & 0xFF;
                if ((address[bit / 8] & mask) != (prefix.get(bit / 8) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
