package kportal.history.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.export.ExportFolder;
import kportal.history.HistoryFilter;
import kportal.jobs.Job;
import kportal.support.Ids;
import kportal.web.Busy;
import kportal.web.Origin;
import kportal.web.Turns;
import kportal.web.Turns.Turn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a file, from nothing each time it is begun: what was broken off is thrown away, never gone on with. */
public final class LongExportJob implements Job {
    public static final String KIND = "export";

    private static final Logger log = LoggerFactory.getLogger(LongExportJob.class);

    /** Then it is said to have failed. */
    private static final int MOST_TRIES = 3;

    /** An export whose turn has not come looks again. */
    private static final Duration LATER = Duration.ofSeconds(10);

    private static final Duration LEFT_LYING = Duration.ofDays(1);

    private final LongExportRepository asked;
    private final MakingRepository making;
    private final Exports exports;
    private final ExportFolder folder;
    private final Turns turns;
    private final Turns machine;
    private final Clock clock;

    /**
     * Takes its turns among all.
     *
     * @param turns the business's own, shared with what it downloads
     * @param machine everybody's: the other threads for jobs are for letters
     */
    public LongExportJob(
            LongExportRepository asked,
            MakingRepository making,
            Exports exports,
            ExportFolder folder,
            Turns turns,
            Turns machine,
            Clock clock) {
        this.asked = asked;
        this.making = making;
        this.exports = exports;
        this.folder = folder;
        this.turns = turns;
        this.machine = machine;
        this.clock = clock;
    }

    @Override
    public void run(String jobId, String id) throws IOException {
        LongExport export = asked.find(id).filter(LongExport::unfinished).orElse(null);
        if (export == null) {
            return;
        }
        try (Turn _ = machine.take("");
                Turn _ = turns.take(export.businessId())) {
            begin(export);
        } catch (Busy notYet) {
            asked.later(id, clock.instant().plus(LATER));
        }
    }

    private void begin(LongExport export) throws IOException {
        String attempt = Ids.next();
        if (!making.begin(export.id(), attempt)) {
            return;
        }
        String part = LongExport.part(export.id(), attempt);
        try {
            make(export, attempt, part);
        } catch (GivenUp e) {
            log.info("the export {} is not wanted any more", export.id());
        } catch (IOException | RuntimeException e) {
            if (export.tries() + 1 >= MOST_TRIES) {
                // Of a stop: this must still be written down.
                Thread.interrupted();
                making.fail(export.id(), attempt, clock.instant());
                log.error("the export {} is given up", export.id(), e);
            } else {
                throw e;
            }
        } finally {
            folder.remove(part);
        }
    }

    private void make(LongExport export, String attempt, String part) throws IOException {
        Sums sums = new Sums();
        HistoryFilter filter = export.filter();
        try (OutputStream out = folder.create(part)) {
            ExportFile file = exports.open(export.format(), export.heading(clock.instant()), out);
            exports.fill(file, export.businessId(), filter, sums, rows -> {
                if (Thread.currentThread().isInterrupted()) {
                    throw new IllegalStateException("the portal stops");
                }
                if (!making.progress(export.id(), attempt, rows)) {
                    throw new GivenUp();
                }
            });
            file.close();
        }
        String last = LongExport.file(export.id(), attempt, export.format());
        folder.keep(part, last);
        Deed deed = Deed.of(Kind.EXPORTED, export.businessId(), export.userId(), Origin.PORTAL)
                .in(export.environment())
                .about(export.id())
                .saying("export." + export.format().code() + filter.untypedQuery() + ", rows: " + sums.count());
        if (!making.ready(export, attempt, sums.count(), deed, clock.instant())) {
            folder.remove(last);
        }
    }

    /** A round: what is past its time goes, and every file that nothing speaks of. */
    public void sweep() {
        Instant now = clock.instant();
        making.sweep(now, now.minus(LEFT_LYING), now.minus(LongExport.REMEMBERED));
        // In this order: what was made since the folder was read is not touched.
        List<String> files = folder.names();
        Set<String> known = Set.copyOf(making.files());
        files.stream().filter(file -> !known.contains(file)).forEach(folder::remove);
    }

    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GivenUp() {
            super(null, null, false, false);
        }
    }
}
