package kportal.web;

/** Which characters are taken from people: what can't be stored, sent or seen, or garbles a page, is not. */
final class TypedText {
    private TypedText() {}

    /** Line breaks are text too; other control characters and lone surrogates can't be stored or sent. */
    static boolean isClean(String text) {
        return text.codePoints().noneMatch(TypedText::unwanted);
    }

    static boolean isOneLine(String text) {
        return text.codePoints().noneMatch(Character::isISOControl);
    }

    static boolean canBeSeen(String text) {
        return !text.codePoints().allMatch(c -> Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT);
    }

    private static boolean unwanted(int c) {
        boolean lineBreak = c == '\n' || c == '\r' || c == '\t';
        return (Character.isISOControl(c) && !lineBreak)
                || (c >= 0xD800 && c <= 0xDFFF)
                || c == 0xFFFE
                || c == 0xFFFF
                || turnsRound(c);
    }

    /** Marks that make what stands after them read backwards: in a name they would garble the page around it. */
    private static boolean turnsRound(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
