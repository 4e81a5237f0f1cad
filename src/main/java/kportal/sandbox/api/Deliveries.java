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
    private final Set<CompletableFuture<Boolean>> held = ConcurrentHashMap.newKeySet();

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
        CompletableFuture<Boolean> wait = new CompletableFuture<>();
        held.add(wait);
        wait.completeOnTimeout(true, delay.toMillis(), TimeUnit.MILLISECONDS);
        ctx.future(() -> wait.thenAccept(elapsed -> {
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
        held.forEach(wait -> wait.complete(false));
    }
}
