// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/canceltoken.h"
#include "core/base/digest.h"
#include "core/base/filesystem.h"
#include "core/http/body.h"

#include <memory>
#include <mutex>

namespace waybill
{

/// The local file of an upload: read in blocks, its SHA-256 computed on the way, watched for
/// changes. Blocking; used on workers, one call at a time.
class SourceFile : public std::enable_shared_from_this<SourceFile>
{
public:
    static Result<std::shared_ptr<SourceFile>> open(FileSystem *files, const QString &path);

    qint64 size() const { return m_facts.size; }
    const FileFacts &facts() const { return m_facts; }
    /// The file's bytes from `offset` to its end as a request's body.
    std::shared_ptr<BodySource> body(qint64 offset);
    /// Reads into the digest what has not been read yet, up to `end`.
    Status digestTo(qint64 end, const CancelToken &token);
    /// SourceChanged if the file is not what it was when it was opened. Where only its change time
    /// differs, what was read is read again and compared.
    Status checkUnchanged(const CancelToken &token);
    /// Of all bytes; digestTo(size()) first.
    QByteArray sha256() const;

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
