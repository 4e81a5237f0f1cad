package kportal.support;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;

/** Letters and digits that can't be taken for each other, five bits each (RFC 4648); only whole groups of 5 bytes. */
public final class Base32 {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** The same digits, as {@link BigInteger} writes them. */
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";

    private Base32() {}

    public static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return encode(random);
    }

    public static String encode(byte[] bytes) {
        String digits = new BigInteger(1, bytes).toString(32);
        return translate("0".repeat(bytes.length * 8 / 5 - digits.length()) + digits, DIGITS, LETTERS);
    }

    public static byte[] decode(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        byte[] read = new BigInteger(translate(text, LETTERS, DIGITS), 32).toByteArray();
        // A sign byte in front, or zero bytes that are missing there.
        int length = Math.min(read.length, bytes.length);
        System.arraycopy(read, read.length - length, bytes, bytes.length - length, length);
        return bytes;
    }

    /** As somebody typed it: without what parts the groups, and digits for the letters that they look like. */
    public static String typed(String text) {
        return text.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('0', 'O')
                .replace('1', 'I')
                .replace('8', 'B');
    }

    /** In fours, to be read and typed. */
    public static String grouped(String text, String between) {
        return text.replaceAll(".{4}(?=.)", "$0" + between);
    }

    private static String translate(String text, String from, String to) {
        StringBuilder translated = new StringBuilder();
        text.chars().forEach(c -> translated.append(to.charAt(from.indexOf(c))));
        return translated.toString();
    }
}
