package org.polyseme.export;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;

/**
 * MP4 with H.264 in yuv420p, which browsers, PowerPoint, Keynote and QuickTime play, its index at the front so that it
 * starts before it is loaded. The recipe is its comment. Written by FFmpeg with Cisco's OpenH264.
 */
final class Mp4Encoder implements FilmEncoder {
    private static final String CODEC = "libopenh264";
    /** Players jump to such frames, two a second at 30 frames a second. */
    private static final int KEY_FRAME_EVERY = 60;

    private static final double BITS_PER_PIXEL = 0.2;
    private static final int LEAST_BIT_RATE = 1_000_000;
    private static final int MOST_BIT_RATE = 40_000_000;
    private static final int BEST_QUANTISER = 12;
    private static final int WORST_QUANTISER = 30;
    private static final int TICKS = 1000;

    private final int height;
    private final byte[] luma;
    private final byte[] u;
    private final byte[] v;
    private final AVFormatContext format = new AVFormatContext(null);
    private final AVCodecContext codec;
    private final AVFrame frame = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();
    private long frames;
    private boolean closed;

    private Mp4Encoder(AVCodec encoder, int width, int height) {
        this.codec = avcodec_alloc_context3(encoder);
        this.height = height;
        this.luma = new byte[width];
        this.u = new byte[width / 2];
        this.v = new byte[width / 2];
    }

    /**
     * Begins a film.
     *
     * @param file where nothing is yet
     * @param width even
     * @param height even
     */
    static Mp4Encoder open(Path file, int width, int height, double framesPerSecond, String provenance)
            throws IOException {
        av_log_set_level(AV_LOG_FATAL); // what matters comes back as an error
        AVCodec encoder = avcodec_find_encoder_by_name(CODEC);
        if (encoder == null) {
            throw new IOException("FFmpeg has no encoder " + CODEC);
        }
        Mp4Encoder mp4 = new Mp4Encoder(encoder, width, height);
        boolean begun = false;
        try {
            mp4.openCodec(encoder, framesPerSecond);
            mp4.openFile(file, provenance);
            begun = true;
            return mp4;
        } finally {
            if (!begun) {
                mp4.close();
            }
        }
    }

    private void openCodec(AVCodec encoder, double framesPerSecond) throws IOException {
        int width = luma.length;
        int ticks = (int) Math.round(framesPerSecond * TICKS);
        codec.width(width);
        codec.height(height);
        codec.pix_fmt(AV_PIX_FMT_YUV420P);
        codec.time_base(new AVRational().num(TICKS).den(ticks));
        codec.framerate(new AVRational().num(ticks).den(TICKS));
        codec.gop_size(KEY_FRAME_EVERY);
        codec.color_range(AVCOL_RANGE_MPEG);
        codec.colorspace(AVCOL_SPC_BT709);
        codec.color_primaries(AVCOL_PRI_BT709);
        codec.color_trc(AVCOL_TRC_BT709);
        codec.flags(codec.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
        codec.qmin(BEST_QUANTISER);
        codec.qmax(WORST_QUANTISER);
        codec.bit_rate(Math.round(
                Math.min(MOST_BIT_RATE, LEAST_BIT_RATE + BITS_PER_PIXEL * width * height * framesPerSecond)));
        AVDictionary options = new AVDictionary(null);
        try {
            av_dict_set(options, "rc_mode", "quality", 0);
            av_dict_set(options, "allow_skip_frames", "0", 0);
            check(avcodec_open2(codec, encoder, options));
        } finally {
            av_dict_free(options);
        }
        frame.format(AV_PIX_FMT_YUV420P);
        frame.width(width);
        frame.height(height);
        check(av_frame_get_buffer(frame, 0));
    }

    private void openFile(Path file, String provenance) throws IOException {
        try (BytePointer name = utf8(file.toString());
                BytePointer kind = utf8("mp4");
                BytePointer comment = utf8("comment");
                BytePointer text = utf8(provenance)) {
            check(avformat_alloc_output_context2(format, null, kind, name));
            format.flags(format.flags()
                    | AVFormatContext.AVFMT_FLAG_BITEXACT); // else the clock and the library's version go in
            AVStream stream = avformat_new_stream(format, null);
            check(avcodec_parameters_from_context(stream.codecpar(), codec));
            stream.time_base(codec.time_base());
            stream.avg_frame_rate(codec.framerate());
            AVDictionary metadata = new AVDictionary(null);
            av_dict_set(metadata, comment, text, 0);
            format.metadata(metadata);
            AVIOContext io = new AVIOContext(null);
            check(avio_open(io, name, AVIO_FLAG_WRITE));
            format.pb(io);
        }
        AVDictionary options = new AVDictionary(null);
        try {
            av_dict_set(options, "movflags", "faststart", 0);
            check(avformat_write_header(format, options));
        } finally {
            av_dict_free(options);
        }
    }

    private static BytePointer utf8(String text) {
        return new BytePointer((text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void add(int[] pixels) throws IOException {
        check(av_frame_make_writable(frame));
        int width = luma.length;
        for (int y = 0; y < height; y++) {
            Luma.brightness(pixels, y * width, luma);
            frame.data(0).position((long) y * frame.linesize(0)).put(luma);
        }
        for (int y = 0; y < height / 2; y++) {
            Luma.colour(pixels, 2 * y * width, u, v);
            frame.data(1).position((long) y * frame.linesize(1)).put(u);
            frame.data(2).position((long) y * frame.linesize(2)).put(v);
        }
        frame.pts(frames++);
        check(avcodec_send_frame(codec, frame));
        drain();
    }

    private void drain() throws IOException {
        while (true) {
            int result = avcodec_receive_packet(codec, packet);
            if (result == AVERROR_EAGAIN() || result == AVERROR_EOF()) {
                return;
            }
            check(result);
            AVStream stream = format.streams(0);
            packet.stream_index(0);
            packet.duration(1);
            av_packet_rescale_ts(packet, codec.time_base(), stream.time_base());
            check(av_interleaved_write_frame(format, packet));
        }
    }

    @Override
    public void finish() throws IOException {
        check(avcodec_send_frame(codec, null));
        drain();
        check(av_write_trailer(format));
        check(avio_closep(format.pb()));
        format.pb(null);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (!format.isNull()) {
            if (format.pb() != null) {
                avio_closep(format.pb());
                format.pb(null);
            }
            avformat_free_context(format);
        }
        avcodec_free_context(codec);
        av_frame_free(frame);
        av_packet_free(packet);
    }

    private static void check(int result) throws IOException {
        if (result < 0) {
            byte[] words = new byte[256];
            av_strerror(result, words, words.length);
            String text = new String(words, StandardCharsets.UTF_8);
            throw new IOException(text.substring(0, Math.max(0, text.indexOf(0))));
        }
    }
}
