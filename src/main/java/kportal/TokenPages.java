package kportal;

import java.time.Clock;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.tokens.MeterController;
import kportal.tokens.MeterRepository;
import kportal.tokens.MetersController;
import kportal.tokens.TokenRepository;
import kportal.web.View;

/** Electricity tokens by meter. */
record TokenPages(MetersController meters, MeterController meter) {
    static TokenPages of(Database db, Environment environment, View view, Clock clock) {
        MeterRepository meters = new MeterRepository(db, environment);
        TokenRepository tokens = new TokenRepository(db, environment);
        return new TokenPages(new MetersController(meters), new MeterController(meters, tokens, view, clock));
    }
}
