package kportal.history;

import java.util.List;
import kportal.web.Option;

/**
 * What a history can be narrowed to, because it is in it.
 *
 * @param networks Kpoint's codes with their names
 * @param people mail addresses of those who bought
 */
public record Choices(List<Option> networks, List<String> people) {}
