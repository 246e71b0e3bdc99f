package fr.territoiresindustrie.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.List;

/**
 * Reads requests without leniency about where one ends. The stock decoder drops Content-Length in silence when Transfer-Encoding is there
 * too, as the standard permits; a front and a back that disagree on it are how requests are smuggled, so here it is a refusal. It also
 * notes when a request's head began, for clients that never finish it.
 */
final class StrictRequestDecoder extends HttpRequestDecoder {

    private long headBegan;

    StrictRequestDecoder(EdgeConfig config) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(
                        Math.toIntExact(config.requestLineLimit().asLongValue()))
                .setMaxHeaderSize(Math.toIntExact(config.headLimit().asLongValue()))
                .setStrictLineParsing(true)
                .setAllowDuplicateContentLengths(false)
                .setValidateHeaders(true));
    }

    /** Nanoseconds since the first byte of a head that is still incomplete; 0 between requests. */
    long headAge(long now) {
        return headBegan == 0 ? 0 : now - headBegan;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        super.decode(context, in, out);
        if (out.isEmpty()) {
            headBegan = headBegan == 0 ? System.nanoTime() : headBegan;
        } else {
            headBegan = 0;
        }
    }

    @Override
    protected HttpMessage createMessage(String[] line) {
        HttpVersion version = HttpVersion.valueOf(line[2]);
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            throw new IllegalArgumentException("neither HTTP/1.1 nor HTTP/1.0");
        }
        return new DefaultHttpRequest(version, HttpMethod.valueOf(line[0]), line[1], HeadersMultiMap.httpHeaders());
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Content-Length beside Transfer-Encoding");
    }
}
