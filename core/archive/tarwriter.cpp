// SPDX-License-Identifier: MIT
// Tar archives and single compressed files: KTar over a device that compresses in parallel.
#include "core/archive/archivewriter.h"
#include "core/archive/tarheader.h"

#include <KTar>

namespace waybill
{
namespace
{

/// KTar with headers of our own: its own hold no size over 8 GiB, no long name in pax and no time
/// below a second, and it neither writes the two last blocks nor says so.
class PaxTar final : public KTar
{
public:
    using KTar::KTar;

    bool begin(const TreeEntry &entry) { return put(tarHeader(entry)); }
    bool putTrailer() { return put(tarTrailer()); }

private:
    bool put(const QByteArray &bytes) { return device()->write(bytes) == bytes.size(); }
};

class TarWriter final : public ArchiveWriter
{
public:
    TarWriter(Codec codec, int level, Target target)
        : m_device(codec, level, target.workers, target.gate, std::move(target.output))
        , m_tar(&m_device)
    {
        m_isOpen = m_tar.open(QIODevice::WriteOnly);
    }

    Status begin(const TreeEntry &entry) override
    {
        m_left = entry.facts.type == FileFacts::Type::Regular ? entry.facts.size : 0;
        m_size = m_left;
        return told(m_isOpen && m_tar.begin(entry));
    }

    Status write(std::span<const char> bytes) override
    {
        m_left -= std::ssize(bytes);
        return told(m_left >= 0 && m_tar.writeData(bytes.data(), std::ssize(bytes)));
    }

    Status end() override { return told(m_left == 0 && m_tar.finishWriting(m_size)); }

    Status finish() override
    {
        if (const Status put = told(m_tar.putTrailer()); !put)
            return put;
        return m_device.finish();
    }

private:
    /// KArchive says that something failed; the device knows what.
    Status told(bool isGood) const
    {
        if (isGood && m_device.status())
            return {};
        return m_device.status() ? fail(ErrorKind::Internal, m_tar.errorString())
                                 : m_device.status();
    }

    CompressionDevice m_device;
    PaxTar m_tar;
    bool m_isOpen = false;
    qint64 m_size = 0;
    qint64 m_left = 0;
};

class FileWriter final : public ArchiveWriter
{
public:
    FileWriter(Codec codec, int level, Target target)
        : m_device(codec, level, target.workers, target.gate, std::move(target.output))
    {
    }

    Status begin(const TreeEntry &) override { return {}; }
    Status write(std::span<const char> bytes) override
    {
        m_device.write(bytes.data(), std::ssize(bytes));
        return m_device.status();
    }
    Status end() override { return {}; }
    Status finish() override { return m_device.finish(); }

private:
    CompressionDevice m_device;
};

} // namespace

std::unique_ptr<ArchiveWriter> makeTarWriter(
    ArchiveFormat format, int level, ArchiveWriter::Target target)
{
    return std::make_unique<TarWriter>(codecOf(format), level, std::move(target));
}

std::unique_ptr<ArchiveWriter> makeFileWriter(
    ArchiveFormat format, int level, ArchiveWriter::Target target)
{
    return std::make_unique<FileWriter>(codecOf(format), level, std::move(target));
}

} // namespace waybill
