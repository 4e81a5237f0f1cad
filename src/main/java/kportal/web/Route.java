package kportal.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/** One URL: its method, its path, who may, and what answers. */
public record Route(HandlerType method, String path, Access access, Handler handler) {
    public static Route get(String path, Access access, Handler handler) {
        return new Route(HandlerType.GET, path, access, handler);
    }

    public static Route post(String path, Access access, Handler handler) {
        return new Route(HandlerType.POST, path, access, handler);
    }
}
