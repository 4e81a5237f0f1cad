package kportal.tokens;

import java.util.List;
import kportal.web.Place;
import org.jspecify.annotations.Nullable;

/**
 * Some of the tokens of a meter.
 *
 * @param next where the next ones begin; none when there are none
 */
public record TokenPage(
        List<TokenPurchase> purchases, @Nullable Place next) {}
