package kportal.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kportal.faults.Matrix.Cell;
import kportal.testing.Store;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However Kpoint misbehaves, through the whole portal: the right word on the receipt, in time, after one call. */
class MatrixTest {
    private static final List<Integer> ALL =
            IntStream.range(0, Item.SERVICES).boxed().toList();

    /** Every way once, the services taking turns. */
    @ParameterizedTest
    @EnumSource
    void everyWayOnce(Store store) {
        run(store, "matrix, every way once", false);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("soak")
    void everyWayWithEveryService(Store store) {
        run(store, "matrix, every way with every service", true);
    }

    private static void run(Store store, String what, boolean everyService) {
        long started = System.nanoTime();
        try (Matrix matrix = new Matrix(store)) {
            List<Way> ways = Stream.of(
                            Connections.afterTheRequest(),
                            Answers.statuses(),
                            Answers.bodies(),
                            List.of(matrix.idleClosed()))
                    .flatMap(List::stream)
                    .toList();
            matrix.run(cells(ways, everyService));
            for (Way way : Connections.atTheDoor()) {
                matrix.atTheDoor(way, everyService ? ALL : ALL.subList(0, 2));
            }
            long before = Figures.usedHeap();
            matrix.run(cells(Connections.giants(), everyService));
            long after = Figures.usedHeap();
            assertTrue(after <= before + 16, "heap " + before + " MiB, after the giants " + after + " MiB");
            assertEquals(0, matrix.reusedConnections());
            int all = ways.size()
                    + Connections.atTheDoor().size()
                    + Connections.giants().size();
            Figures.note(
                    what,
                    store,
                    "%d ways, %d cells, slowest decided after %d ms, heap before and after the giants %d and %d MiB, %d s"
                            .formatted(
                                    all,
                                    matrix.cells(),
                                    matrix.slowestMillis(),
                                    before,
                                    after,
                                    (System.nanoTime() - started) / 1_000_000_000));
        }
    }

    private static List<Cell> cells(List<Way> ways, boolean everyService) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            Way way = ways.get(i);
            if (everyService) {
                ALL.forEach(service -> cells.add(new Cell(way, service)));
            } else {
                cells.add(new Cell(way, i % Item.SERVICES));
            }
        }
        return cells;
    }
}
