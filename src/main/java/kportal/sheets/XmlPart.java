package kportal.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A part of a workbook, element by element, by their names without prefixes. */
final class XmlPart implements Closeable {
    /** A workbook's parts are a handful of levels deep. */
    private static final int DEEPEST = 50;

    /** Cells and their values of a list with all its rows and thirty columns; each takes time, however few its bytes. */
    private static final int MOST_ELEMENTS = 3_000_000;

    private static final XMLInputFactory FACTORY = factory();

    private final InputStream in;
    private final XMLStreamReader reader;
    private int event;
    private int elements;

    XmlPart(InputStream in) throws IOException {
        this.in = in;
        try {
            // Always UTF-8: what a file says of its encoding could hide a document type from the guard.
            this.reader = FACTORY.createXMLStreamReader(in, StandardCharsets.UTF_8.name());
        } catch (XMLStreamException e) {
            throw rejected(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("jdk.xml.maxElementDepth", DEEPEST);
        return factory;
    }

    boolean next() throws IOException {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            event = reader.next();
        } catch (XMLStreamException e) {
            throw rejected(e);
        }
        elements += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
        if (elements > MOST_ELEMENTS) {
            throw new SheetRejected(SheetProblem.BOMB, 0);
        }
        return true;
    }

    private static IOException rejected(XMLStreamException e) {
        return e.getNestedException() instanceof IOException cause ? cause : new SheetRejected(SheetProblem.BROKEN, 0);
    }

    boolean starts(String name) {
        return event == XMLStreamConstants.START_ELEMENT
                && reader.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(name);
    }

    boolean isRoot() {
        return event == XMLStreamConstants.START_ELEMENT && elements == 1;
    }

    /** Empty when there is none. */
    String attribute(String name) {
        return Objects.requireNonNullElse(reader.getAttributeValue(null, name), "");
    }

    /** Up to the end of the element that has just started, as much of it as a cell may have and be trimmed. */
    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        while (next() && event != XMLStreamConstants.END_ELEMENT) {
            if (reader.hasText() && text.length() <= 2 * Rows.LONGEST_CELL) {
                text.append(reader.getText());
            }
        }
        return text.toString();
    }

    void skip(String name) throws IOException {
        while (next() && !ends(name)) {
            // Nothing of it is wanted.
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
