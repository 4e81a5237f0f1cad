package kportal.jobs;

/** Says only that a job is to be tried again. */
final class JobFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
