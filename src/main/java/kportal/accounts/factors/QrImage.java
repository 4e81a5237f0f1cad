package kportal.accounts.factors;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as the one path of an SVG, with the white margin that scanners need. */
public record QrImage(int size, String path) {
    private static final int MARGIN = 4;

    static QrImage of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int length = run(code, x, y);
                if (length > 0) {
                    path.append("M%d %dh%dv1h-%dz".formatted(x + MARGIN, y + MARGIN, length, length));
                    x += length;
                }
            }
        }
        return new QrImage(code.size + 2 * MARGIN, path.toString());
    }

    /** How many dark squares stand there in a row. */
    private static int run(QrCode code, int x, int y) {
        int end = x;
        while (end < code.size && code.getModule(end, y)) {
            end++;
        }
        return end - x;
    }

    @Override
    public String toString() {
        return "QrImage";
    }
}
