package kportal.sheets;

import java.io.IOException;

/** What was given is no list that can be read. An expected refusal that must pass through readers of libraries. */
public final class SheetRejected extends IOException {
    private static final long serialVersionUID = 1;

    private final SheetProblem problem;
    private final int line;

    public SheetRejected(SheetProblem problem, int line) {
        super(problem.code());
        this.problem = problem;
        this.line = line;
    }

    public SheetProblem problem() {
        return problem;
    }

    /** Where, as a person counts; 0 when it is in no one line. */
    public int line() {
        return line;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
