package kportal.kpoint.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes an answer up to a size, and still has what came when the rest never does. */
public final class Inbox implements BodyHandler<byte[]>, BodySubscriber<byte[]> {
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(int limit) {
            super("more than " + limit + " bytes");
        }
    }

    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private volatile @Nullable ResponseInfo head;
    private Flow.@Nullable Subscription subscription;

    public Inbox(int limit) {
        this.limit = limit;
    }

    /** Status and headers, once they came. */
    public Optional<ResponseInfo> head() {
        return Optional.ofNullable(head);
    }

    public byte[] soFar() {
        synchronized (bytes) {
            return bytes.toByteArray();
        }
    }

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo info) {
        head = info;
        return this;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (var buffer : buffers) {
            if (!take(buffer)) {
                if (subscription != null) {
                    subscription.cancel();
                }
                whole.completeExceptionally(new TooLarge(limit));
                return;
            }
        }
    }

    private boolean take(ByteBuffer buffer) {
        synchronized (bytes) {
            byte[] some = new byte[Math.min(buffer.remaining(), limit - bytes.size())];
            boolean all = some.length == buffer.remaining();
            buffer.get(some);
            bytes.write(some, 0, some.length);
            return all;
        }
    }

    @Override
    public void onError(Throwable broken) {
        whole.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
        whole.complete(soFar());
    }
}
