package dev.furrow.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.impl.transports.NioTransport;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Counts connections where they are accepted: one that says nothing costs as much as any other, and what stands
/// above hears of a connection only with its first request.
final class Door extends NioTransport {
    private final ConnectionCount count;
    private final long firstRequestMillis;

    Door(ConnectionLimits limits) {
        count = new ConnectionCount(limits);
        firstRequestMillis = limits.requestMillis();
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return domainSocket ? super.serverChannelFactory(true) : Accepting::new;
    }

    private final class Accepting extends NioServerSocketChannel {
        @Override
        protected int doReadMessages(List<Object> accepted) throws Exception {
            int read = super.doReadMessages(accepted);
            if (read <= 0 || !(accepted.getLast() instanceof Channel channel)) {
                return read;
            }
            String address = host(channel.remoteAddress());
            if (!count.open(address)) {
                accepted.removeLast();
                channel.unsafe().closeForcibly();
                return 0;
            }
            channel.closeFuture().addListener(closed -> count.close(address));
            // Whoever says that he will send no more is still owed answers.
            channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
            channel.pipeline().addFirst(new FirstRequest(firstRequestMillis));
            return read;
        }
    }

    private static String host(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress()
                : "unknown";
    }

    /// A connection has sent its first request.
    static void welcome(HttpConnection connection, Patience.Guest guest) {
        if (connection instanceof HttpServerConnection known) {
            ChannelPipeline pipeline = known.channelHandlerContext().pipeline();
            if (pipeline.get(FirstRequest.class) != null) {
                pipeline.replace(FirstRequest.class, "last-request", new LastRequest(guest));
            }
        }
    }

    private static void close(Channel channel) {
        channel.unsafe().close(channel.voidPromise());
    }

    /// Hears that the client will send no more. Over TLS that is the end: a channel that is half closed is none of
    /// TLS.
    private static final class LastRequest extends ChannelInboundHandlerAdapter {
        private final Patience.Guest guest;

        private LastRequest(Patience.Guest guest) {
            this.guest = guest;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            context.fireUserEventTriggered(event);
            if (event instanceof ChannelInputShutdownEvent) {
                if (context.pipeline().get(SslHandler.class) == null) {
                    guest.isSilent();
                } else {
                    close(context.channel());
                }
            }
        }
    }

    /// Closes a connection that sends no whole head of a request at first; goes when it has.
    private static final class FirstRequest extends ChannelInboundHandlerAdapter {
        private final long millis;
        private @Nullable Future<?> end;

        private FirstRequest(long millis) {
            this.millis = millis;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            Runnable close = () -> close(context.channel());
            end = context.executor().schedule(close, millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            context.fireUserEventTriggered(event);
            if (event instanceof ChannelInputShutdownEvent) {
                close(context.channel());
            }
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            Future<?> waiting = end;
            if (waiting != null) {
                waiting.cancel(false);
            }
        }
    }
}
