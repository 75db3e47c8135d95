package dev.furrow.payload;

/// Changes text on its way to the service and back, such as by compressing or encrypting it. Used by many
/// threads.
public interface PayloadCodec {

    /// Before it is sent.
    String encode(String text);

    /// After it has come. Must also take text that was written without this codec, and give it back as it is.
    String decode(String text);
}
