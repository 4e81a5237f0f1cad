package kportal.kpoint.lists;

public record Network(String code, String name, boolean active) {}
