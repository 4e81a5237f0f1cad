package kportal.transactions.ordering;

import kportal.catalog.Catalog;
import kportal.keys.ApiKeys;
import kportal.recipients.SuggestionRepository;
import kportal.transactions.Drafts;
import kportal.transactions.UnsettledRepository;
import kportal.web.View;

/** What every service's form works with. */
public record ServiceParts(
        Catalog catalog,
        Drafts drafts,
        NetworkHints hints,
        QuickAmounts amounts,
        UnsettledRepository unsettled,
        SuggestionRepository suggestions,
        ApiKeys keys,
        View view) {}
