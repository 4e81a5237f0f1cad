package kportal.kpoint.lists;

/** A disco or a cable company. */
public record Provider(String code, String name) {}
