package kportal.transactions;

import kportal.catalog.Catalog;
import kportal.keys.ApiKeys;
import kportal.web.View;

/** What every service's form works with. */
public record ServiceParts(Catalog catalog, Drafts drafts, NetworkHints hints, ApiKeys keys, View view) {}
