package kportal.tokens;

import java.util.List;
import kportal.web.Place;
import org.jspecify.annotations.Nullable;

/**
 * Some of the meters, newest first.
 *
 * @param next where older ones begin; none when there are none
 */
public record MeterPage(List<MeterRow> rows, @Nullable Place next) {}
