package kportal.kpoint.lists;

public record CablePackage(String packageCode, String name, long amountKobo) {}
