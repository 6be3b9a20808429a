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

class StoredBlock final : public BlockCompressor
{
public:
    Status compress(std::span<const char> bytes, std::vector<char> &out) override
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

    Status compress(std::span<const char> bytes, std::vector<char> &out) override
    {
        // The low levels pass over such bytes as fast as a try takes.
        const bool isWorthATry = m_level > kFastLevels;
        const int level = isWorthATry && isIncompressible(bytes) ? 1 : m_level;
        ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_compressionLevel, level);
        out.resize(ZSTD_compressBound(bytes.size()));
        const size_t size =
            ZSTD_compress2(m_context.get(), out.data(), out.size(), bytes.data(), bytes.size());
        if (ZSTD_isError(size) != 0)
            return fail(ErrorKind::Internal, QString::fromLatin1(ZSTD_getErrorName(size)));
        out.resize(size);
        return {};
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

    Status compress(std::span<const char> bytes, std::vector<char> &out) override
    {
        if (!m_isReady || deflateReset(&m_stream) != Z_OK)
            return failed("zlib", Z_MEM_ERROR);
        const int level = isIncompressible(bytes) ? Z_NO_COMPRESSION : m_level;
        if (const int code = deflateParams(&m_stream, level, Z_DEFAULT_STRATEGY); code != Z_OK)
            return failed("zlib", code);
        out.resize(deflateBound(&m_stream, bytes.size()));
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
        m_stream.avail_in = static_cast<uInt>(bytes.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(out.data());
        m_stream.avail_out = static_cast<uInt>(out.size());
        if (const int code = deflate(&m_stream, Z_FINISH); code != Z_STREAM_END)
            return failed("zlib", code);
        out.resize(out.size() - m_stream.avail_out);
        return {};
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

    Status compress(std::span<const char> bytes, std::vector<char> &out) override
    {
        lzma_options_lzma options;
        lzma_lzma_preset(&options, static_cast<uint32_t>(isIncompressible(bytes) ? 0 : m_level));
        // A dictionary larger than the block only costs memory.
        const auto size = static_cast<uint32_t>(std::max<size_t>(bytes.size(), LZMA_DICT_SIZE_MIN));
        options.dict_size = std::min(options.dict_size, size);
        lzma_filter filters[] = {{LZMA_FILTER_LZMA2, &options}, {LZMA_VLI_UNKNOWN, nullptr}};
        out.resize(lzma_stream_buffer_bound(bytes.size()));
        size_t used = 0;
        const lzma_ret code = lzma_stream_buffer_encode(filters, LZMA_CHECK_CRC64, nullptr,
            reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size(),
            reinterpret_cast<uint8_t *>(out.data()), &used, out.size());
        if (code != LZMA_OK)
            return failed("liblzma", code);
        out.resize(used);
        return {};
    }

private:
    int m_level;
};

class Bzip2Block final : public BlockCompressor
{
public:
    explicit Bzip2Block(int level)
        : m_level(level)
    {
    }

    Status compress(std::span<const char> bytes, std::vector<char> &out) override
    {
        // Its manual: one hundredth and 600 bytes more always suffice.
        out.resize(bytes.size() + bytes.size() / 100 + 600);
        auto size = static_cast<unsigned int>(out.size());
        char nothing = 0; // it takes no null pointer, not even for no bytes
        char *const source = bytes.empty() ? &nothing : const_cast<char *>(bytes.data());
        const int code = BZ2_bzBuffToBuffCompress(
            out.data(), &size, source, static_cast<unsigned int>(bytes.size()), m_level, 0, 0);
        if (code != BZ_OK)
            return failed("bzip2", code);
        out.resize(size);
        return {};
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
