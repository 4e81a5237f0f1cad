package kportal.reports;

import java.util.List;
import java.util.Map;

/**
 * What a report can be narrowed to.
 *
 * @param networks codes of those that something was bought of
 * @param users mail addresses by id
 */
public record Choices(List<String> networks, Map<String, String> users) {}
