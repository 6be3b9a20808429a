// SPDX-License-Identifier: MIT
#include "core/archive/blockcompressor.h"

#include <algorithm>
#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

std::unexpected<Error> failed(const char *library, int code)
{
    return fail(ErrorKind::Internal, QString::fromLatin1(library) + u' ' + QString::number(code));
}

struct ZstdContextDeleter
{
    void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
};
using ZstdContext = std::unique_ptr<ZSTD_CCtx, ZstdContextDeleter>;

/// Gives `step(slice, isLast)` the bytes piece by piece.
template <typename Step>
Status inSlices(std::span<const char> bytes, const std::atomic<bool> &isStopped, Step step)
{
    constexpr size_t kSlice = 128 * 1024;
    while (true) {
        if (isStopped)
            return fail(ErrorKind::Cancelled);
        const auto slice = bytes.first(std::min(kSlice, bytes.size()));
        bytes = bytes.subspan(slice.size());
        if (const Status taken = step(slice, bytes.empty()); !taken || bytes.empty())
            return taken;
    }
}

class StoredBlock final : public BlockCompressor
{
public:
    Status compress(std::span<const char> bytes, std::vector<char> &out,
        const std::atomic<bool> & /*isStopped*/) override
    {
        out.assign(bytes.begin(), bytes.end());
        return {};
    }
};

class ZstdBlock final : public BlockCompressor
{
public:
    explicit ZstdBlock(int level)
        : m_level(level)
    {
        ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_checksumFlag, 1);
    }

    Status compress(std::span<const char> bytes, std::vector<char> &out,
        const std::atomic<bool> &isStopped) override
    {
        // The low levels pass over such bytes as fast as a try takes, and need no slices.
        const bool isSlow = m_level > kFastLevels;
        const int level = isSlow && isIncompressible(bytes) ? 1 : m_level;
        ZSTD_CCtx_reset(m_context.get(), ZSTD_reset_session_only);
        ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_compressionLevel, level);
        ZSTD_CCtx_setPledgedSrcSize(m_context.get(), bytes.size());
        out.resize(ZSTD_compressBound(bytes.size()));
        ZSTD_outBuffer target{out.data(), out.size(), 0};
        const auto step = [&](std::span<const char> slice, bool isLast) -> Status {
            ZSTD_inBuffer source{slice.data(), slice.size(), 0};
            const size_t left = ZSTD_compressStream2(
                m_context.get(), &target, &source, isLast ? ZSTD_e_end : ZSTD_e_continue);
            if (ZSTD_isError(left) != 0)
                return fail(ErrorKind::Internal, QString::fromLatin1(ZSTD_getErrorName(left)));
            const bool isTaken = source.pos == source.size && (!isLast || left == 0);
            return isTaken ? Status() : failed("zstd", 0);
        };
        const Status done = isSlow ? inSlices(bytes, isStopped, step) : step(bytes, true);
        out.resize(target.pos);
        return done;
    }

private:
    static constexpr int kFastLevels = 5;
    ZstdContext m_context{ZSTD_createCCtx()};
    int m_level;
};

class GzipBlock final : public BlockCompressor
{
public:
    explicit GzipBlock(int level)
        : m_level(level)
    {
        constexpr int kGzipWindow = 15 + 16;
        constexpr int kMemory = 8;
        m_isReady = deflateInit2(&m_stream, level, Z_DEFLATED, kGzipWindow, kMemory,
                        Z_DEFAULT_STRATEGY) == Z_OK;
    }
    ~GzipBlock() override { deflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(GzipBlock)

    Status compress(std::span<const char> bytes, std::vector<char> &out,
        const std::atomic<bool> &isStopped) override
    {
        if (!m_isReady || deflateReset(&m_stream) != Z_OK)
            return failed("zlib", Z_MEM_ERROR);
        const int level = isIncompressible(bytes) ? Z_NO_COMPRESSION : m_level;
        if (const int code = deflateParams(&m_stream, level, Z_DEFAULT_STRATEGY); code != Z_OK)
            return failed("zlib", code);
        out.resize(deflateBound(&m_stream, bytes.size()));
        m_stream.next_out = reinterpret_cast<Bytef *>(out.data());
        m_stream.avail_out = static_cast<uInt>(out.size());
        const auto step = [this](std::span<const char> slice, bool isLast) -> Status {
            m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(slice.data()));
            m_stream.avail_in = static_cast<uInt>(slice.size());
            const int code = deflate(&m_stream, isLast ? Z_FINISH : Z_NO_FLUSH);
            return code == (isLast ? Z_STREAM_END : Z_OK) ? Status() : failed("zlib", code);
        };
        const Status done = inSlices(bytes, isStopped, step);
        out.resize(out.size() - m_stream.avail_out);
        return done;
    }

private:
    z_stream m_stream = {};
    int m_level;
    bool m_isReady = false;
};

class XzBlock final : public BlockCompressor
{
public:
    explicit XzBlock(int level)
        : m_level(level)
    {
    }
    ~XzBlock() override { lzma_end(&m_stream); }
    Q_DISABLE_COPY_MOVE(XzBlock)

    Status compress(std::span<const char> bytes, std::vector<char> &out,
        const std::atomic<bool> &isStopped) override
    {
        lzma_options_lzma options;
        lzma_lzma_preset(&options, static_cast<uint32_t>(isIncompressible(bytes) ? 0 : m_level));
        // A dictionary larger than the block only costs memory.
        const auto size = static_cast<uint32_t>(std::max<size_t>(bytes.size(), LZMA_DICT_SIZE_MIN));
        options.dict_size = std::min(options.dict_size, size);
        const lzma_filter filters[] = {{LZMA_FILTER_LZMA2, &options}, {LZMA_VLI_UNKNOWN, nullptr}};
        if (const lzma_ret code = lzma_stream_encoder(&m_stream, filters, LZMA_CHECK_CRC64);
            code != LZMA_OK)
            return failed("liblzma", code);
        out.resize(lzma_stream_buffer_bound(bytes.size()));
        m_stream.next_out = reinterpret_cast<uint8_t *>(out.data());
        m_stream.avail_out = out.size();
        const auto step = [this](std::span<const char> slice, bool isLast) -> Status {
            m_stream.next_in = reinterpret_cast<const uint8_t *>(slice.data());
            m_stream.avail_in = slice.size();
            lzma_ret code = LZMA_OK;
            while (code == LZMA_OK && (m_stream.avail_in > 0 || isLast))
                code = lzma_code(&m_stream, isLast ? LZMA_FINISH : LZMA_RUN);
            return code == (isLast ? LZMA_STREAM_END : LZMA_OK) ? Status()
                                                                : failed("liblzma", code);
        };
        const Status done = inSlices(bytes, isStopped, step);
        out.resize(out.size() - m_stream.avail_out);
        return done;
    }

private:
    lzma_stream m_stream = LZMA_STREAM_INIT;
    int m_level;
};

class Bzip2Block final : public BlockCompressor
{
public:
    explicit Bzip2Block(int level)
        : m_level(level)
    {
    }

    Status compress(std::span<const char> bytes, std::vector<char> &out,
        const std::atomic<bool> &isStopped) override
    {
        bz_stream stream = {};
        if (const int code = BZ2_bzCompressInit(&stream, m_level, 0, 0); code != BZ_OK)
            return failed("bzip2", code);
        // Its manual: one hundredth and 600 bytes more always suffice.
        out.resize(bytes.size() + bytes.size() / 100 + 600);
        stream.next_out = out.data();
        stream.avail_out = static_cast<unsigned int>(out.size());
        const auto step = [&stream](std::span<const char> slice, bool isLast) -> Status {
            stream.next_in = const_cast<char *>(slice.data());
            stream.avail_in = static_cast<unsigned int>(slice.size());
            int code = BZ_RUN_OK;
            while (code == BZ_RUN_OK && stream.avail_in > 0)
                code = BZ2_bzCompress(&stream, BZ_RUN);
            if (isLast && code == BZ_RUN_OK)
                code = BZ2_bzCompress(&stream, BZ_FINISH);
            return code == (isLast ? BZ_STREAM_END : BZ_RUN_OK) ? Status() : failed("bzip2", code);
        };
        const Status done = inSlices(bytes, isStopped, step);
        out.resize(out.size() - stream.avail_out);
        BZ2_bzCompressEnd(&stream);
        return done;
    }

private:
    int m_level;
};

} // namespace

std::unique_ptr<BlockCompressor> BlockCompressor::create(Codec codec, int level)
{
    switch (codec) {
    case Codec::Zstd:
        return std::make_unique<ZstdBlock>(level);
    case Codec::Gzip:
        return std::make_unique<GzipBlock>(level);
    case Codec::Xz:
        return std::make_unique<XzBlock>(level);
    case Codec::Bzip2:
        return std::make_unique<Bzip2Block>(level);
    case Codec::None:
        break;
    }
    return std::make_unique<StoredBlock>();
}

bool isIncompressible(std::span<const char> bytes)
{
    constexpr size_t kSample = 8 * 1024;
    constexpr size_t kSamples = 4;
    constexpr size_t kGain = 50; // less than a fiftieth is not worth it
    if (bytes.size() < kSample * kSamples)
        return false;
    thread_local const ZstdContext context(ZSTD_createCCtx()); // dear to make
    std::vector<char> out(ZSTD_compressBound(kSample));
    size_t compressed = 0;
    for (size_t i = 0; i < kSamples; ++i) {
        const auto sample = bytes.subspan(i * (bytes.size() - kSample) / (kSamples - 1), kSample);
        const size_t size = ZSTD_compressCCtx(
            context.get(), out.data(), out.size(), sample.data(), sample.size(), 1);
        compressed += ZSTD_isError(size) != 0 ? kSample : size;
    }
    return compressed > kSample * kSamples / kGain * (kGain - 1);
}

QString compressorVersion(Codec codec)
{
    switch (codec) {
    case Codec::Zstd:
        return u"zstd "_s + QString::fromLatin1(ZSTD_versionString());
    case Codec::Gzip:
        return u"zlib "_s + QString::fromLatin1(zlibVersion());
    case Codec::Xz:
        return u"liblzma "_s + QString::fromLatin1(lzma_version_string());
    case Codec::Bzip2:
        return u"bzip2 "_s + QString::fromLatin1(BZ2_bzlibVersion());
    case Codec::None:
        break;
    }
    return u"none"_s;
}

} // namespace waybill
