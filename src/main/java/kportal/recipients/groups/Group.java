package kportal.recipients.groups;

/** Recipients under one name, such as a staff or a street. */
public record Group(String id, String name) {}
