// SPDX-License-Identifier: MIT
#include "core/archive/blockdecoder.h"

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// What a decoder may take for its dictionary.
constexpr uint64_t kMostMemory = 256 * 1024 * 1024;

std::unexpected<Error> damaged(const char *reason)
{
    return fail(ErrorKind::ArchiveDamaged, QString::fromLatin1(reason ? reason : "altered"));
}

class ZstdDecoder final : public BlockDecoder
{
public:
    Result<qint64> decode(std::span<const char> &input, std::span<char> out) override
    {
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer made{out.data(), out.size(), 0};
        const size_t left = ZSTD_decompressStream(m_context.get(), &made, &in);
        if (ZSTD_isError(left) != 0)
            return damaged(ZSTD_getErrorName(left));
        input = input.subspan(in.pos);
        m_isBetweenBlocks = left == 0;
        return static_cast<qint64>(made.pos);
    }

private:
    struct Deleter
    {
        void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
    };
    std::unique_ptr<ZSTD_DCtx, Deleter> m_context{ZSTD_createDCtx()};
};

class GzipDecoder final : public BlockDecoder
{
public:
    GzipDecoder()
    {
        constexpr int kGzipWindow = 15 + 16;
        inflateInit2(&m_stream, kGzipWindow);
    }
    ~GzipDecoder() override { inflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(GzipDecoder)

    Result<qint64> decode(std::span<const char> &input, std::span<char> out) override
    {
        if (m_isBetweenBlocks)
            inflateReset(&m_stream);
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.data()));
        m_stream.avail_in = static_cast<uInt>(input.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(out.data());
        m_stream.avail_out = static_cast<uInt>(out.size());
        const int code = inflate(&m_stream, Z_NO_FLUSH);
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
            return damaged(m_stream.msg);
        input = input.last(m_stream.avail_in);
        m_isBetweenBlocks = code == Z_STREAM_END;
        return static_cast<qint64>(out.size() - m_stream.avail_out);
    }

private:
    z_stream m_stream = {};
};

class XzDecoder final : public BlockDecoder
{
public:
    ~XzDecoder() override { lzma_end(&m_stream); }

    Result<qint64> decode(std::span<const char> &input, std::span<char> out) override
    {
        if (m_isBetweenBlocks && lzma_stream_decoder(&m_stream, kMostMemory, 0) != LZMA_OK)
            return fail(ErrorKind::Internal, u"liblzma"_s);
        m_stream.next_in = reinterpret_cast<const uint8_t *>(input.data());
        m_stream.avail_in = input.size();
        m_stream.next_out = reinterpret_cast<uint8_t *>(out.data());
        m_stream.avail_out = out.size();
        const lzma_ret code = lzma_code(&m_stream, LZMA_RUN);
        if (code == LZMA_MEMLIMIT_ERROR)
            return fail(ErrorKind::ArchiveTooLarge, u"xz dictionary"_s);
        if (code != LZMA_OK && code != LZMA_STREAM_END && code != LZMA_BUF_ERROR)
            return damaged(nullptr);
        input = input.last(m_stream.avail_in);
        m_isBetweenBlocks = code == LZMA_STREAM_END;
        return static_cast<qint64>(out.size() - m_stream.avail_out);
    }

private:
    lzma_stream m_stream = LZMA_STREAM_INIT;
};

class Bzip2Decoder final : public BlockDecoder
{
public:
    ~Bzip2Decoder() override { BZ2_bzDecompressEnd(&m_stream); }

    Result<qint64> decode(std::span<const char> &input, std::span<char> out) override
    {
        if (m_isBetweenBlocks) {
            BZ2_bzDecompressEnd(&m_stream);
            m_stream = {};
            if (BZ2_bzDecompressInit(&m_stream, 0, 0) != BZ_OK)
                return fail(ErrorKind::Internal, u"bzip2"_s);
        }
        m_stream.next_in = const_cast<char *>(input.data());
        m_stream.avail_in = static_cast<unsigned int>(input.size());
        m_stream.next_out = out.data();
        m_stream.avail_out = static_cast<unsigned int>(out.size());
        const int code = BZ2_bzDecompress(&m_stream);
        if (code != BZ_OK && code != BZ_STREAM_END)
            return damaged(nullptr);
        input = input.last(m_stream.avail_in);
        m_isBetweenBlocks = code == BZ_STREAM_END;
        return static_cast<qint64>(out.size() - m_stream.avail_out);
    }

private:
    bz_stream m_stream = {};
};

} // namespace

std::unique_ptr<BlockDecoder> BlockDecoder::create(Codec codec)
{
    switch (codec) {
    case Codec::Gzip:
        return std::make_unique<GzipDecoder>();
    case Codec::Xz:
        return std::make_unique<XzDecoder>();
    case Codec::Bzip2:
        return std::make_unique<Bzip2Decoder>();
    case Codec::Zstd:
    case Codec::None:
        break;
    }
    return std::make_unique<ZstdDecoder>();
}

} // namespace waybill
