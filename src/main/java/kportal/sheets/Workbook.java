package kportal.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An XLSX file: which of its parts is the list, and what it takes to read that. No other part is unpacked. */
final class Workbook implements Closeable {
    private static final int MOST_PARTS = 2_000;
    private static final long LARGEST_INDEX = 1024 * 1024L;
    private static final long LARGEST_STYLES = 8 * 1024 * 1024L;
    private static final long LARGEST_STRINGS = 16 * 1024 * 1024L;
    private static final long LARGEST_SHEET = 64 * 1024 * 1024L;

    private record Link(String id, String type, String target) {
        boolean is(String kind) {
            return type.endsWith("/" + kind);
        }
    }

    private final ZipFile zip;
    private final String book;
    private final List<Link> links;

    private Workbook(ZipFile zip) throws IOException {
        this.zip = zip;
        if (zip.size() > MOST_PARTS) {
            throw new SheetRejected(SheetProblem.BOMB, 0);
        }
        this.book = links("").stream()
                .filter(link -> link.is("officeDocument") && link.target().endsWith(".xml"))
                .findFirst()
                .map(Link::target)
                .orElseThrow(() -> new SheetRejected(SheetProblem.NOT_A_SHEET, 0));
        this.links = links(book);
    }

    static Workbook open(Path file) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            return new Workbook(zip);
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    CellValues values() throws IOException {
        boolean from1904 = false;
        try (XmlPart part = part(book, LARGEST_INDEX)) {
            while (part.next() && !part.starts("sheets")) {
                from1904 |=
                        part.starts("workbookPr") && part.attribute("date1904").matches("1|true");
            }
        }
        return new CellValues(strings(), dateFormats(), from1904);
    }

    private List<String> strings() throws IOException {
        Optional<Link> link = link("sharedStrings");
        if (link.isEmpty()) {
            return List.of();
        }
        try (XmlPart part = part(link.get().target(), LARGEST_STRINGS)) {
            return SharedStrings.read(part);
        }
    }

    private DateFormats dateFormats() throws IOException {
        Optional<Link> link = link("styles");
        if (link.isEmpty()) {
            return new DateFormats();
        }
        try (XmlPart part = part(link.get().target(), LARGEST_STYLES)) {
            return DateFormats.read(part);
        }
    }

    private Optional<Link> link(String kind) {
        return links.stream().filter(link -> link.is(kind)).findFirst();
    }

    XmlPart sheet() throws IOException {
        try (XmlPart part = part(book, LARGEST_INDEX)) {
            while (part.next()) {
                if (part.isRoot() && !part.starts("workbook")) {
                    throw new SheetRejected(SheetProblem.NOT_A_SHEET, 0);
                }
                String id =
                        part.starts("sheet") && part.attribute("state").matches("|visible") ? part.attribute("id") : "";
                for (Link link : links) {
                    if (link.id().equals(id) && link.is("worksheet")) {
                        return part(link.target(), LARGEST_SHEET);
                    }
                }
            }
        }
        throw new SheetRejected(SheetProblem.EMPTY, 0);
    }

    /** What a part names as belonging to it; the empty name stands for the whole file. */
    private List<Link> links(String part) throws IOException {
        int folder = part.lastIndexOf('/') + 1;
        List<Link> links = new ArrayList<>();
        String name = part.substring(0, folder) + "_rels/" + part.substring(folder) + ".rels";
        if (part.isEmpty() && zip.getEntry(name) == null) {
            throw new SheetRejected(SheetProblem.NOT_A_SHEET, 0);
        }
        try (XmlPart index = part(name, LARGEST_INDEX)) {
            while (index.next()) {
                if (index.starts("Relationship")) {
                    String target = target(part.substring(0, folder), index.attribute("Target"));
                    links.add(new Link(index.attribute("Id"), index.attribute("Type"), target));
                }
            }
        }
        return links;
    }

    /** Its name in the file: only looked up there, so that it leads nowhere else. */
    private static String target(String folder, String given) throws SheetRejected {
        try {
            String path = given.startsWith("/") ? given : "/" + folder + given;
            return new URI(null, null, path, null).normalize().getPath().substring(1);
        } catch (URISyntaxException e) {
            throw new SheetRejected(SheetProblem.BROKEN, 0);
        }
    }

    private XmlPart part(String name, long most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new SheetRejected(SheetProblem.BROKEN, 0);
        }
        return new XmlPart(new GuardedPart(zip.getInputStream(entry), most));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
