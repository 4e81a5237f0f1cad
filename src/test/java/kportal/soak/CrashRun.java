package kportal.soak;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kportal.soak.Audit.Found;
import kportal.soak.ReachedLog.What;

/** One purchase, one death, one start, one audit. The shop is left serving, ready for the next. */
final class CrashRun {
    /**
     * @param struck whether death came where it was to; if not, the run is audited all the same, and not counted
     * @param faults what is wrong; empty: nothing
     * @param kept where the trace and what else was left of it is, if something is wrong
     */
    record Verdict(boolean struck, String status, List<String> faults, String kept) {
        Verdict keptIn(Path folder) {
            return new Verdict(struck, status, faults, folder.toString());
        }
    }

    private final Shop shop;
    private final Ground ground;
    private final PretendedKpoint kpoint;
    private final Audit audit;
    private final Remains remains;
    private final Ware ware;
    private final String number;
    private final int turn;

    CrashRun(Shop shop, Ground ground, PretendedKpoint kpoint, Remains remains, Ware ware, String number, int turn) {
        this.shop = shop;
        this.ground = ground;
        this.kpoint = kpoint;
        this.audit = new Audit(shop, ground, kpoint.log());
        this.remains = remains;
        this.ware = ware;
        this.number = number;
        this.turn = turn;
    }

    Verdict at(CrashPoint point) throws Exception {
        int mark = kpoint.log().size();
        remains.clear();
        shop.openForm(ware);
        boolean struck = death(point);
        shop.portal().close();
        awaitWireQuiet(mark);
        kpoint.manner(PretendedKpoint.HONEST);
        ground.passTime();
        remains.take();
        if (point == CrashPoint.SWEEP) {
            struck &= ground.startToDie(shop, turn);
            remains.take();
        }
        shop.restart();
        return verdict(point, mark, struck);
    }

    private boolean death(CrashPoint point) {
        return point.killsDatabase()
                ? new DatabaseDeath(shop, (PostgresGround) ground, kpoint, ware, number, turn).come(point)
                : new Death(shop, ground, kpoint, ware, number, turn).come(point);
    }

    private Verdict verdict(CrashPoint point, int mark, boolean struck) {
        Found found = audit.find(number);
        List<String> faults = new ArrayList<>(audit.faults(number, mark, found));
        if (struck && !point.allows(found.status())) {
            faults.add("stands at " + found.status());
        }
        if (found.status().equals("draft")) {
            faults.addAll(paidAfterAll(found, mark));
        }
        return new Verdict(struck, found.status(), faults, "");
    }

    /** Nothing had left, so it may be paid now: once. */
    private List<String> paidAfterAll(Found draft, int mark) {
        shop.pay(ware, "/transactions/" + draft.id());
        Found found = audit.find(number);
        List<String> faults = new ArrayList<>(audit.faults(number, mark, found));
        if (!found.status().equals("succeeded") || kpoint.log().count(mark, What.BEGUN) != 1) {
            faults.add("a draft left behind could not be paid: " + found.status());
        }
        return faults;
    }

    /** What the system still delivers of a dead portal's request has been read and logged. */
    private void awaitWireQuiet(int mark) {
        Waiting.until(
                "the wire to be quiet",
                10_000,
                () -> kpoint.log().count(mark, What.BEGUN) == kpoint.log().count(mark, What.ENDED));
    }
}
