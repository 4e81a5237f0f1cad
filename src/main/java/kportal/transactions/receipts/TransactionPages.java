package kportal.transactions.receipts;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.accounts.Requirements;
import kportal.apidocs.Snippets;
import kportal.keys.ApiKeys;
import kportal.recipients.RecipientRepository;
import kportal.support.Tokens;
import kportal.transactions.EventRepository;
import kportal.transactions.NextStep;
import kportal.transactions.Payer;
import kportal.transactions.Status;
import kportal.transactions.Transaction;
import kportal.transactions.Twin;
import kportal.transactions.TwinRepository;
import kportal.transactions.Unsettled;
import kportal.transactions.UnsettledRepository;
import kportal.transactions.ordering.NetworkHints;
import kportal.transactions.ordering.OrderFields;
import kportal.transactions.paper.Papers;
import kportal.transactions.paying.Purchases;
import kportal.web.Form;
import kportal.web.Session;
import org.jspecify.annotations.Nullable;

/** What a transaction's two pages show: the review page of a draft, and the receipt. */
public final class TransactionPages {
    private final EventRepository events;
    private final TwinRepository twins;
    private final TryRepository tries;
    private final UnsettledRepository unsettled;
    private final RecipientRepository recipients;
    private final Papers papers;
    private final ReviewNotes notes;
    private final Snippets snippets;
    private final ApiKeys keys;
    private final Requirements requirements;
    private final Clock clock;

    public TransactionPages(
            EventRepository events,
            TwinRepository twins,
            TryRepository tries,
            UnsettledRepository unsettled,
            RecipientRepository recipients,
            Papers papers,
            NetworkHints hints,
            Snippets snippets,
            ApiKeys keys,
            Requirements requirements,
            Clock clock) {
        this.events = events;
        this.twins = twins;
        this.tries = tries;
        this.unsettled = unsettled;
        this.recipients = recipients;
        this.papers = papers;
        this.notes = new ReviewNotes(hints, clock);
        this.snippets = snippets;
        this.keys = keys;
        this.requirements = requirements;
        this.clock = clock;
    }

    Map<String, Object> review(Payer payer, Transaction draft, Form form) {
        String businessId = payer.businessId();
        Twin twin = twins.find(businessId, draft, clock.instant()).orElse(null);
        Map<String, Object> page = both(businessId, draft, form);
        page.put("edit", OrderFields.link(draft.order()));
        page.put("expired", !draft.expiresAt().isAfter(clock.instant()));
        page.put("notes", notes.of(businessId, draft.order()));
        page.put("twin", twin);
        // The twin says as much, and more.
        page.put("mark", twin == null ? mark(businessId, draft) : null);
        page.put("lacksFactor", requirements.lacksFactor(payer.userId()));
        page.put("hasKey", keys.find(businessId).isPresent());
        return page;
    }

    Map<String, Object> receipt(Session session, Transaction transaction, Form form) {
        String businessId = session.businessId();
        Map<String, Object> page = both(businessId, transaction, form);
        page.putAll(papers.of(businessId, session.businessName(), transaction));
        page.put("events", events.list(businessId, transaction.id()));
        page.put("mark", mark(businessId, transaction));
        page.put("next", NextStep.of(transaction));
        page.put("nonce", Tokens.next());
        page.put("refresh", transaction.status() == Status.SENDING);
        return page;
    }

    private Map<String, Object> both(String businessId, Transaction transaction, Form form) {
        Map<String, Object> page = new HashMap<>();
        page.put("form", form);
        page.put("tx", transaction);
        page.put(
                "saved",
                recipients
                        .find(
                                businessId,
                                transaction.service().kind(),
                                transaction.order().recipient())
                        .orElse(null));
        page.put("tries", tries.find(businessId, transaction));
        page.put("snippets", snippets.of(Purchases.of(transaction.order())));
        return page;
    }

    private Unsettled.@Nullable Mark mark(String businessId, Transaction transaction) {
        return unsettled.among(businessId, List.of(transaction)).beside(transaction);
    }
}
