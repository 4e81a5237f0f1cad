package kportal.sandbox.api;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Brings an answer to the client, late or not at all where that is what it asked for. No thread waits meanwhile. */
final class Deliveries implements AutoCloseable {
    private final Delays delays;
    private final Set<Wait> held = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Deliveries(Delays delays) {
        this.delays = delays;
    }

    void deliver(Context ctx, Answer answer) {
        switch (answer) {
            case Answer.Json json -> {
                json.headers().forEach(ctx::header);
                ctx.status(json.status())
                        .contentType("application/json")
                        .result(json.body().toString());
            }
            case Answer.Html html ->
                ctx.status(html.status())
                        .contentType("text/html; charset=utf-8")
                        .result(html.html());
            case Answer.Late late -> after(delays.slow(), ctx, () -> deliver(ctx, late.answer()));
            case Answer.Silence silence -> after(delays.silent(), ctx, () -> hangUp(ctx));
            case Answer.HungUp hungUp -> hangUp(ctx);
        }
    }

    private void after(Duration delay, Context ctx, Runnable then) {
        Wait wait = new Wait();
        held.add(wait);
        if (stopping) {
            wait.ended.complete(false);
        }
        wait.ended.completeOnTimeout(true, delay.toMillis(), TimeUnit.MILLISECONDS);
        ctx.future(() -> wait.ended.thenAccept(elapsed -> {
            held.remove(wait);
            if (elapsed) {
                then.run();
            } else {
                hangUp(ctx);
            }
        }));
    }

    private static void hangUp(Context ctx) {
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    /** A stop waits for nobody: whoever still waits for an answer is hung up on. */
    @Override
    public void close() {
        stopping = true;
        held.forEach(wait -> wait.ended.complete(false));
    }

    /** A held request; it ends with true when its time is over, with false when the server stops. */
    private static final class Wait {
        final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    }
}
