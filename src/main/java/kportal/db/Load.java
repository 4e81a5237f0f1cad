package kportal.db;

/**
 * How busy a database is at this moment, as this portal sees it.
 *
 * @param busy connections at work
 * @param waiting blocks that wait for one of them
 * @param writesWaiting those that wait for the one writer, where there is one
 */
public record Load(int busy, int waiting, int writesWaiting) {}
