package kportal.sheets;

/** Which characters are text, and which are nothing to be seen at a cell's ends. */
final class Characters {
    private Characters() {}

    static boolean isText(int c) {
        boolean layout = c == '\t' || c == '\n' || c == '\r';
        return layout || (!Character.isISOControl(c) && !isHalf(c) && (c & 0xFFFE) != 0xFFFE);
    }

    /** Half of a pair that stands alone; whole ones are one code point. */
    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /** Without blanks, and without the marks that come along when a number is copied out of a chat. */
    static String stripped(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && isNothing(cell.charAt(start))) {
            start++;
        }
        while (end > start && isNothing(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    private static boolean isNothing(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x2069)
                || c == 0xFEFF;
    }
}
