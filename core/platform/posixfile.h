// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/filesystem.h"

#include <atomic>
#include <mutex>

struct stat;

namespace waybill
{

/// A descriptor that closes itself.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor();
    Q_DISABLE_COPY_MOVE(Descriptor)

    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

/// The error that errno names.
std::unexpected<Error> failed(ErrorKind fallback, const QString &path);
FileFacts toFacts(const struct stat &info);

/// A file by its descriptor, on Linux and macOS.
class PosixFile final : public File
{
public:
    PosixFile(int descriptor, QString path);

    /// The umask can only be read by setting it: once, before there are threads that create files.
    static void rememberUmask();
    static quint32 umask();

    Result<qint64> read(qint64 offset, std::span<char> into) override;
    Status write(qint64 offset, std::span<const char> bytes) override;
    Status writeDirect(qint64 offset, std::span<const char> bytes) override;
    Status truncate(qint64 size) override;
    Result<bool> reserve(qint64 size) override;
    Status syncData() override;
    Status sync() override;
    Status setFinishedMode() override;
    Result<FileFacts> facts() override;

private:
    int directDescriptor();

    Descriptor m_descriptor;
    QString m_path;
    std::once_flag m_isDirectTried;
    std::unique_ptr<Descriptor> m_direct; ///< the same file, past the cache; nothing if refused
    std::atomic<bool> m_refusesDirect = false;
};

} // namespace waybill
