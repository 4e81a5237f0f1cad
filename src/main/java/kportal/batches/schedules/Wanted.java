package kportal.batches.schedules;

import java.util.Map;
import kportal.transactions.Service;

/**
 * What somebody wants bought again and again.
 *
 * @param pasted the rows
 * @param usual fields for those that don't say
 * @param most what one time may come to: kobo, or messages where they have no price
 * @param lateHours how late it may still begin by itself, when the portal was down; 0: not at all
 */
public record Wanted(
        Service service,
        String name,
        String pasted,
        Map<String, String> usual,
        Timetable timetable,
        long most,
        int lateHours,
        boolean mailBefore,
        boolean mailAfter) {}
