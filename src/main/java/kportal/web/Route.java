package kportal.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;

/** One URL: its method, its path, who may, whether its form may hold a file, and what answers. */
public record Route(HandlerType method, String path, Access access, boolean takesFile, Handler handler) {
    public static Route get(String path, Access access, Handler handler) {
        return new Route(HandlerType.GET, path, access, false, handler);
    }

    public static Route post(String path, Access access, Handler handler) {
        return new Route(HandlerType.POST, path, access, false, handler);
    }

    /** Only for who is signed in. See {@link Upload}. */
    public static Route upload(String path, Access access, Handler handler) {
        return new Route(HandlerType.POST, path, access, true, handler);
    }

    RouteRole[] roles() {
        return takesFile ? new RouteRole[] {access, Upload.TAKEN} : new RouteRole[] {access};
    }
}
