package kportal.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/** What a job carries is bytes already. */
final class RawBytes implements Serializer {
    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
        return (byte[]) data;
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
        return type.cast(data);
    }
}
