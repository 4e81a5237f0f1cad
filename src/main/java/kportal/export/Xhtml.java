package kportal.export;

import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A drawn page as a tree. It names no entity and no document type, so that none is ever looked for. */
final class Xhtml {
    /** What no XML may hold, but what somebody may have typed or Kpoint may have answered. */
    private static final Pattern UNSPEAKABLE =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]");

    private Xhtml() {}

    static Document parse(String page) throws IOException {
        try {
            return parser().parse(new InputSource(
                    new StringReader(UNSPEAKABLE.matcher(page).replaceAll("?"))));
        } catch (SAXException e) {
            throw new IOException("a page for a PDF is not well-formed XHTML", e);
        }
    }

    private static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            DocumentBuilder parser = factory.newDocumentBuilder();
            // By default it prints what is wrong, with the text, on standard error.
            parser.setErrorHandler(null);
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
