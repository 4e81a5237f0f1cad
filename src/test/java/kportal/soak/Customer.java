package kportal.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kportal.soak.Audit.Found;
import kportal.testing.Page;

/** Goes on buying while a disk fails, each time something else for another number, and says what is wrong with it. */
final class Customer implements AutoCloseable {
    private static final String SIDE_FILE = "unsaved-results.jsonl";

    private final Path folder;
    private final Ground ground;
    private final PretendedKpoint kpoint;
    private final Shop shop;
    private final Audit audit;
    private int purchases;

    Customer(Ground ground) throws IOException {
        this.folder = Files.createTempDirectory("kportal-disk");
        this.ground = ground;
        this.kpoint = new PretendedKpoint(folder.resolve("reached.log"));
        this.shop = Shop.open(folder, kpoint, ground.databaseUrl());
        this.audit = new Audit(shop, ground, kpoint.log());
    }

    Shop shop() {
        return shop;
    }

    PretendedKpoint kpoint() {
        return kpoint;
    }

    Path sideFile() {
        return shop.dataDir().resolve(SIDE_FILE);
    }

    /** For a trace. */
    Path output() {
        return output("strace");
    }

    Path output(String name) {
        return folder.resolve(name + ".txt");
    }

    /** All that comes before the next purchase's form. */
    void openForm() {
        shop.openForm(Ware.of(purchases + 1));
    }

    /** One purchase and what is wrong with it; {@code healed} is called when it was paid, before it is looked at. */
    List<String> buy(Runnable healed) {
        return buy(healed, "");
    }

    /** @param must how it must stand in the end, where there is but one truth; blank: it may stand at any true one */
    List<String> buy(Runnable healed, String must) {
        Ware ware = Ware.of(++purchases);
        int mark = kpoint.log().size();
        tryToBuy(ware);
        healed.run();
        Found found = settled(true);
        List<String> faults = new ArrayList<>(audit.faults(number(), mark, found));
        if (!must.isEmpty() && !found.status().equals(must)) {
            faults.add("stands at " + found.status());
        }
        if (found.status().equals("absent")) {
            found = new Found(Shop.id(shop.draft(ware, number())), "draft");
        }
        if (found.status().equals("draft")) {
            shop.pay(ware, "/transactions/" + found.id());
            found = settled(true);
            faults.addAll(audit.faults(number(), mark, found));
            if (!found.status().equals("succeeded")) {
                faults.add("could not be paid afterwards: " + found.status());
            }
        }
        return faults;
    }

    /** Bought and paid, and looked at when it is settled; the portal is started again before that, or not. */
    Found buyAndLook(Runnable healed, boolean restart) {
        Ware ware = Ware.of(++purchases);
        int mark = kpoint.log().size();
        tryToBuy(ware);
        healed.run();
        if (restart) {
            restart();
        }
        Found found = settled(false);
        List<String> faults = audit.faults(number(), mark, found);
        return faults.isEmpty() ? found : new Found(found.id(), found.status() + " " + faults);
    }

    private void tryToBuy(Ware ware) {
        try {
            Page draft = shop.tryDraft(ware, number());
            if (draft.status() == 303) {
                shop.pay(ware, draft.location());
            }
        } catch (UncheckedIOException cutOff) {
            // What the browser heard is not what counts here.
        }
    }

    /**
     * What was kept beside the database comes back with the next start, or with the next round, half a minute later at
     * most: both are tried.
     */
    private Found settled(boolean mayRestart) {
        boolean beside = Files.exists(sideFile());
        if (audit.find(number()).status().equals("sending") && beside && mayRestart && purchases % 8 != 0) {
            restart();
        }
        Waiting.within(40_000, () -> !audit.find(number()).status().equals("sending"));
        return audit.find(number());
    }

    void restart() {
        shop.portal().close();
        shop.restart();
    }

    /** Of all that was bought so far, after a start. */
    List<String> auditAll() {
        restart();
        return audit.all();
    }

    private String number() {
        return "0803%07d".formatted(purchases);
    }

    @Override
    public void close() throws Exception {
        shop.close();
        kpoint.close();
        ground.close();
        Folders.delete(folder);
    }
}
