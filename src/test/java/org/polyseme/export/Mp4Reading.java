package org.polyseme.export;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** A film as a player sees it: FFmpeg's decoder, and BT.709 backwards in floating point. */
final class Mp4Reading {
    /** What a film says of itself, and its frames as {@code 0xRRGGBB}, row after row. */
    record Read(int width, int height, int format, double framesPerSecond, List<int[]> frames) {}

    private Mp4Reading() {}

    static Read read(Path file) {
        AVFormatContext format = new AVFormatContext(null);
        require(avformat_open_input(format, file.toString(), null, null));
        require(avformat_find_stream_info(format, (PointerPointer<?>) null));
        AVStream stream = format.streams(0);
        AVCodec decoder = avcodec_find_decoder(stream.codecpar().codec_id());
        AVCodecContext codec = avcodec_alloc_context3(decoder);
        require(avcodec_parameters_to_context(codec, stream.codecpar()));
        require(avcodec_open2(codec, decoder, (AVDictionary) null));
        AVPacket packet = av_packet_alloc();
        AVFrame frame = av_frame_alloc();
        List<int[]> frames = new ArrayList<>();
        while (av_read_frame(format, packet) >= 0) {
            require(avcodec_send_packet(codec, packet));
            av_packet_unref(packet);
            drain(codec, frame, frames);
        }
        avcodec_send_packet(codec, null);
        drain(codec, frame, frames);
        Read read = new Read(
                codec.width(),
                codec.height(),
                codec.pix_fmt(),
                (double) stream.avg_frame_rate().num() / stream.avg_frame_rate().den(),
                frames);
        av_frame_free(frame);
        av_packet_free(packet);
        avcodec_free_context(codec);
        avformat_close_input(format);
        return read;
    }

    private static void drain(AVCodecContext codec, AVFrame frame, List<int[]> frames) {
        while (avcodec_receive_frame(codec, frame) >= 0) {
            frames.add(rgb(frame));
        }
    }

    private static int[] rgb(AVFrame frame) {
        int width = frame.width();
        int height = frame.height();
        int[] rgb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double luma = (at(frame, 0, x, y) - 16) / 219;
                double u = (at(frame, 1, x / 2, y / 2) - 128) / 224;
                double v = (at(frame, 2, x / 2, y / 2) - 128) / 224;
                double red = luma + 1.5748 * v;
                double blue = luma + 1.8556 * u;
                double green = (luma - 0.2126 * red - 0.0722 * blue) / 0.7152;
                rgb[y * width + x] = level(red) << 16 | level(green) << 8 | level(blue);
            }
        }
        return rgb;
    }

    private static double at(AVFrame frame, int plane, int x, int y) {
        BytePointer data = frame.data(plane);
        return data.get((long) y * frame.linesize(plane) + x) & 0xFF;
    }

    private static int level(double value) {
        return (int) Math.round(255 * Math.min(1, Math.max(0, value)));
    }

    private static void require(int result) {
        if (result < 0) {
            throw new AssertionError("FFmpeg said " + result);
        }
    }
}
