package kportal.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the log.
 *
 * @param next where older ones begin; none when there are none
 */
public record AuditPage(List<Line> lines, @Nullable Long next) {}
