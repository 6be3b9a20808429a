// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/digest.h"
#include "core/base/filesystem.h"
#include "core/transfer/uploadsource.h"

#include <mutex>

namespace waybill
{

/// The local file of an upload: read in blocks, its SHA-256 computed on the way, watched for
/// changes. Blocking; used on workers, one call at a time.
class SourceFile final : public UploadSource, public std::enable_shared_from_this<SourceFile>
{
public:
    static Result<std::shared_ptr<SourceFile>> open(FileSystem *files, const QString &path);

    qint64 size() const override { return m_facts.size; }
    const FileFacts &facts() const { return m_facts; }
    std::shared_ptr<BodySource> body(qint64 offset) override;
    Status digestTo(qint64 end, const CancelToken &token) override;
    /// Where only the file's change time differs, what was read is read again and compared.
    Status checkUnchanged(const CancelToken &token) override;
    QByteArray sha256() const override;

private:
    class Slice;
    SourceFile(FileSystem *files, QString path, std::unique_ptr<File> file, FileFacts facts);
    Result<qint64> read(qint64 offset, std::span<char> into);
    Status compareWithDigest(const CancelToken &token);

    FileSystem *m_files;
    QString m_path;
    std::unique_ptr<File> m_file;
    FileFacts m_facts;
    mutable std::mutex m_mutex; ///< a read may still be under way for a request that was given up
    Digest m_digest{DigestAlgorithm::Sha256};
    qint64 m_digested = 0;
};

} // namespace waybill
