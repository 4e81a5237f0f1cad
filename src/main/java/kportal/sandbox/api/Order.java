package kportal.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A purchase that was understood: what it costs, whom it is for, what its success says. */
record Order(String done, String recipientField, String recipient, long kobo, int smsUnits, ObjectNode details) {}
