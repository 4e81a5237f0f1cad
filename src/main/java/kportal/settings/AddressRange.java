package kportal.settings;

import java.net.InetAddress;
import java.util.Optional;

/** An address, or a block of them as {@code 10.0.0.0/8}. */
public record AddressRange(InetAddress base, int bits) {
    public static Optional<AddressRange> parse(String text) {
        String[] parts = text.split("/", -1);
        try {
            InetAddress base = InetAddress.ofLiteral(parts[0]);
            int most = base.getAddress().length * 8;
            int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            boolean good = parts.length <= 2 && bits >= 0 && bits <= most;
            return good ? Optional.of(new AddressRange(base, bits)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean holds(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
