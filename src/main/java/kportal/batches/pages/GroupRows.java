package kportal.batches.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kportal.batches.checking.Columns;
import kportal.batches.checking.Intake;
import kportal.recipients.Kind;
import kportal.recipients.Recipient;
import kportal.sheets.RowTaker;
import kportal.sheets.SheetRow;
import kportal.transactions.Service;

/** The recipients of a group as rows of a batch: those that a service can be bought for. */
record GroupRows(Service service, List<Recipient> members) implements Intake.Source {
    @Override
    public void read(RowTaker rows) throws IOException {
        int line = 1;
        rows.take(new SheetRow(line, heading()));
        for (Recipient member : members) {
            if (member.kind() == kind()) {
                line++;
                rows.take(new SheetRow(line, cells(member)));
            }
        }
    }

    private Kind kind() {
        return switch (service) {
            case AIRTIME, DATA, SMS -> Kind.PHONE;
            case ELECTRICITY -> Kind.METER;
            case CABLE_TV -> Kind.SMARTCARD;
        };
    }

    private List<String> heading() {
        List<String> heading = new ArrayList<>(List.of(Columns.recipient(service), "name"));
        switch (service) {
            case AIRTIME, DATA -> heading.add("network");
            case ELECTRICITY -> heading.addAll(List.of("disco", "meter_type"));
            case CABLE_TV -> heading.add("provider");
            case SMS -> {
                // A message goes to any network.
            }
        }
        return heading;
    }

    private List<String> cells(Recipient member) {
        String network = Objects.requireNonNullElse(member.network(), "");
        List<String> cells = new ArrayList<>(List.of(member.number(), member.name()));
        switch (service) {
            case AIRTIME, DATA, CABLE_TV -> cells.add(network);
            case ELECTRICITY -> cells.addAll(List.of(network, Objects.requireNonNullElse(member.meterType(), "")));
            case SMS -> {
                // As above.
            }
        }
        return cells;
    }
}
