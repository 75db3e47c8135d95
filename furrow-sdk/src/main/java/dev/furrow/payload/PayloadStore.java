package dev.furrow.payload;

import java.nio.file.Path;

/// Where values live that are too large for the history. Content is addressed by its hash: the same bytes get
/// the same reference and are never overwritten. Used by many threads.
public interface PayloadStore {

    /// The scheme of its references, such as `s3` in `furrow+s3://bucket/key#length`.
    String scheme();

    /// Keeps some bytes.
    ///
    /// @return where, without scheme and length
    String put(byte[] bytes);

    /// Reads them back.
    ///
    /// @param place as [#put] has returned it
    byte[] get(String place);

    /// A folder that all workers share.
    static PayloadStore files(Path folder) {
        return new FileStore(folder);
    }
}
