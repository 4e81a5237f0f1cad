package kportal.transactions.paper;

import java.util.HashMap;
import java.util.Map;
import kportal.transactions.Transaction;

/** What a receipt's page, its PDF and its slip have in common. */
public final class Papers {
    private final ReceiptLineRepository lines;

    public Papers(ReceiptLineRepository lines) {
        this.lines = lines;
    }

    public Map<String, Object> of(String businessId, String shop, Transaction tx) {
        Paper paper = Paper.of(shop, ReceiptLines.of(lines.find(businessId)), tx);
        Map<String, Object> page = new HashMap<>();
        page.put("paper", paper);
        page.put("tx", tx);
        page.put("shared", SharedText.of(paper));
        page.put("sms", TokenSms.of(paper));
        return page;
    }
}
