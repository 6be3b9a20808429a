// SPDX-License-Identifier: MIT
#include "core/archive/bytestream.h"

#include "core/archive/blockdecoder.h"

#include <cstring>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr size_t kInputBytes = 256 * 1024;

class FileStream final : public ByteStream
{
public:
    explicit FileStream(File *file)
        : m_file(file)
    {
    }
    Result<qint64> read(std::span<char> into) override
    {
        const auto got = m_file->read(m_offset, into);
        if (got)
            m_offset += *got;
        return got;
    }

private:
    File *m_file;
    qint64 m_offset = 0;
};

class DecodedStream final : public ByteStream
{
public:
    DecodedStream(std::unique_ptr<ByteStream> source, std::unique_ptr<BlockDecoder> decoder)
        : m_source(std::move(source))
        , m_decoder(std::move(decoder))
        , m_buffer(kInputBytes)
    {
    }

    Result<qint64> read(std::span<char> into) override
    {
        while (true) {
            if (m_input.empty() && !m_hasEnded) {
                const auto got = m_source->read(m_buffer);
                if (!got)
                    return got;
                m_input = std::span(m_buffer).first(static_cast<size_t>(*got));
                m_hasEnded = *got == 0;
            }
            if (m_decoder->isBetweenBlocks() && m_hasAny)
                skipPadding();
            if (m_input.empty() && m_hasEnded) {
                if (m_decoder->isBetweenBlocks() && m_hasAny)
                    return 0;
                return fail(ErrorKind::ArchiveDamaged, u"cut off"_s);
            }
            if (m_input.empty())
                continue;
            m_hasAny = true;
            const auto made = m_decoder->decode(m_input, into);
            if (!made || *made > 0)
                return made;
        }
    }

private:
    /// Zeros may stand behind a stream: tapes and xz pad with them.
    void skipPadding()
    {
        while (!m_input.empty() && m_input.front() == 0)
            m_input = m_input.subspan(1);
    }

    std::unique_ptr<ByteStream> m_source;
    std::unique_ptr<BlockDecoder> m_decoder;
    std::vector<char> m_buffer;
    std::span<const char> m_input;
    bool m_hasEnded = false;
    bool m_hasAny = false;
};

} // namespace

std::unique_ptr<ByteStream> streamOf(File *file)
{
    return std::make_unique<FileStream>(file);
}

std::unique_ptr<ByteStream> decoded(std::unique_ptr<ByteStream> source, Codec codec)
{
    if (codec == Codec::None)
        return source;
    return std::make_unique<DecodedStream>(std::move(source), BlockDecoder::create(codec));
}

} // namespace waybill
