package kportal.recipients.groups;

/** A group, and how many are in it. */
public record GroupSize(Group group, int members) {}
