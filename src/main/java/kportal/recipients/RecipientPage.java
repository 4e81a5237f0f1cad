package kportal.recipients;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the recipients, by name.
 *
 * @param next where the others begin; none when there are none
 */
public record RecipientPage(List<Recipient> rows, @Nullable Place next) {}
