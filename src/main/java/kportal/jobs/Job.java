package kportal.jobs;

/** What is done with a payload; it may be done twice. An exception means: again, later. */
public interface Job {
    void run(String id, String payload) throws Exception;
}
