// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/archiveformat.h"
#include "core/base/byteranges.h"
#include "core/base/enumnames.h"
#include "core/base/piecedigests.h"
#include "core/base/rare.h"
#include "core/http/access.h"
#include "core/http/validators.h"

#include <QDateTime>
#include <QStringList>

namespace waybill
{

using TransferId = qint64;

enum class TransferKind { Download, Upload, Pack, Unpack };

/// False for what stays on this machine.
constexpr bool isWithServer(TransferKind kind)
{
    return kind == TransferKind::Download || kind == TransferKind::Upload;
}

/// What to do where the target exists already.
enum class ConflictPolicy {
    Fail,
    Skip,
    Overwrite,
    Rename,
    Newer,    ///< overwrite if the source is newer, else skip; see judgeTarget()
    OtherSize ///< overwrite if the sizes differ, else skip
};

/// Those that compare what is there with the source.
constexpr bool isComparing(ConflictPolicy policy)
{
    return policy == ConflictPolicy::Newer || policy == ConflictPolicy::OtherSize;
}

enum class UploadVia { Auto, Put, WebDav, Tus };

/// How a result was, or is to be, checked. Each includes the ones before it.
enum class Verification { None, Length, Validator, Digest };

/// Who goes first where not all can.
enum class Priority { High, Normal, Low };

/// What packing and unpacking want to know besides. The format follows from the archive's name.
struct ArchiveOptions
{
    QStringList sources; ///< pack: files and folders; an upload with them packs on the way
    std::optional<ArchiveFormat> format; ///< of an upload that packs; else the name tells
    int level = 0;                       ///< pack: 0 is the format's usual one
    QStringList excludes;                ///< pack: see Excludes
    bool skipsUnreadable = false;

    bool operator==(const ArchiveOptions &) const = default;
};

/// What somebody asked for. Holds no credentials. Once it is in the queue only an answer to a
/// question changes it, the category, its limit, and when it has its turn.
struct TransferSpec
{
    TransferKind kind = TransferKind::Download;
    QUrl url;     ///< download: the source; upload: the target, or a folder if it ends in '/'
    QString path; ///< download, pack, unpack: the target folder; upload: the source file or folder
    QString name; ///< chosen by the user; else the server's, made safe. For a child: its path
                  ///< within the tree; a download's goes there beneath `path`. Pack: the archive's
    QString archive;    ///< unpack: the source
    QString unpackInto; ///< download: where to unpack the file when it is here; empty: not at all
    bool removesArchive = false; ///< once it is unpacked
    /// Unpacking to more bytes than this has to be allowed first; 0: the disk alone limits, and
    /// kUsualEntries; -1: somebody has allowed all.
    qint64 mostUnpacked = 0;
    TransferId after = 0; ///< the transfer whose result this one works on
    ConflictPolicy onConflict = ConflictPolicy::Rename;
    /// Nobody chose `onConflict`: if the URL's site says otherwise, that counts. Engine::add()
    /// settles it.
    bool followsSite = false;
    /// Somebody is there to be asked: what would fail for want of a decision waits for one.
    bool asks = false;
    QString category; ///< the user's own word for it
    std::optional<ExpectedDigest> checksum;
    /// A document named `url`, not a person: what was given for all servers does not go there.
    bool isNamedByDocument = false;
    QList<QUrl> mirrors; ///< download: where else the same file is, the best first
    qint64 size = -1;    ///< download: bytes that the file must have; -1: nobody said
    std::optional<PieceDigests> pieces; ///< download: with `size`
    UploadVia via = UploadVia::Auto;
    Verification verify = Verification::Length;
    int connections = 0; ///< download: at once, at most; 0: as many as is usual
    /// An upload's source (Engine::add() looks), or what a download's URL names: it is listed, and
    /// all that lies beneath it comes here.
    bool isFolder = false;
    /// The target URL is exact: nothing is appended. Set for the files of a folder.
    bool isExactUrl = false;
    Rare<ArchiveOptions> packing;
    /// Of this transfer alone, the way that its file goes; a folder: all its files together. 0: as
    /// much as there is.
    qint64 bytesPerSecond = 0;
    Priority priority = Priority::Normal; ///< a folder's holds for its files
    QDateTime startAt; ///< not before this time of the wall clock; invalid: at once

    bool operator==(const TransferSpec &) const = default;
};

/// Bytes that are on the medium, here or on a server, with the digest that proves these very bytes:
/// of a part file XXH3 (see ContentDigest), of a shipment's frame SHA-256.
struct DurableBlock
{
    qint64 offset = 0;
    qint64 length = 0;
    QByteArray digest;

    bool operator==(const DurableBlock &) const = default;
};

/// Where a download stands, or packing, or unpacking: what ends in a place on this machine.
struct DownloadState
{
    QString partPath;
    QString targetPath;
    qint64 total = -1;
    QUrl source; ///< whose validators these are, if a mirror's: it stands in for the spec's URL
    Validators validators;
    QByteArray contentEncoding;
    std::optional<ExpectedDigest> serverDigest;
    bool wasJoined = false;        ///< in more than one request
    bool wasJoinedOnFaith = false; ///< ... without a strong validator
    bool hasProvenLength = true;   ///< the server told the length, or ended the body expressly
    // From here on only in the short time of putting the file in its place:
    bool isFinalising = false;
    QByteArray sha256;
    quint64 inode = 0;
    qint64 entries = 0; ///< of an archive

    bool operator==(const DownloadState &) const = default;
};

/// Where an upload stands, as the journal keeps it.
/// A part of a tus upload that is sent beside others and put together with them at the end.
struct TusPart
{
    QUrl url; ///< a secret; empty until the server has made it
    ByteRange range;

    bool operator==(const TusPart &) const = default;
};

struct UploadState
{
    enum class Phase { Fresh, Creating, Sending, Moving };

    UploadVia via = UploadVia::Auto;
    Phase phase = Phase::Fresh;
    QUrl target;             ///< chosen; conflicts are settled
    QUrl temporary;          ///< WebDAV: the sibling that takes the bytes
    QUrl tusUrl;             ///< a secret: whoever knows it can write
    QList<TusPart> tusParts; ///< until they are one upload
    QByteArray etagBefore;   ///< of the target, "" if there was none
    qint64 sourceSize = -1;
    qint64 sourceModifiedNs = 0;
    quint64 sourceInode = 0;
    QByteArray manifest; ///< of what is packed on the way, see TarImage
    QString compressor;  ///< format, level, library and version: what a frame depends on

    bool operator==(const UploadState &) const = default;
};

/// What is here of a file that is being fetched, and what is on its way.
struct SegmentMap
{
    qint64 total = -1;
    QList<ByteRange> missing;
    QList<ByteRange> coming; ///< of that, a connection each

    bool operator==(const SegmentMap &) const = default;
};

/// What can be shown for a transfer that has ended well.
struct Receipt
{
    QString path; ///< where the result is: a local path, or a redacted URL
    qint64 bytes = 0;
    QByteArray sha256; ///< raw
    Verification verified = Verification::None;
    qint64 entries = 0; ///< of an archive

    bool operator==(const Receipt &) const = default;
};

/// One line of a transfer's timeline. Its text is data (a URL, a number, a name), never a sentence;
/// no secrets.
struct TimelineEntry
{
    enum class Kind {
        Added,
        Started,
        Request,
        Answer,
        Redirect,
        SignIn,
        Checkpoint,
        Resumed,
        Restarted,
        Verified,
        Waiting,
        Retry,
        Note,
        Paused,
        Failed,
        Cancelled,
        Done,
    };

    QDateTime time;
    Kind kind = Kind::Note;
    QString text;
    qint64 number = 0; ///< an offset, a status, seconds to wait: as the kind says
};

template <>
struct EnumNames<TransferKind>
{
    static constexpr std::array names = {"download", "upload", "pack", "unpack"};
};
template <>
struct EnumNames<ConflictPolicy>
{
    static constexpr std::array names = {"fail", "skip", "overwrite", "rename", "newer", "size"};
};
template <>
struct EnumNames<Priority>
{
    static constexpr std::array names = {"high", "normal", "low"};
};
template <>
struct EnumNames<UploadVia>
{
    static constexpr std::array names = {"auto", "put", "webdav", "tus"};
};
template <>
struct EnumNames<Verification>
{
    static constexpr std::array names = {"none", "length", "validator", "digest"};
};
template <>
struct EnumNames<UploadState::Phase>
{
    static constexpr std::array names = {"fresh", "creating", "sending", "moving"};
};
template <>
struct EnumNames<TimelineEntry::Kind>
{
    static constexpr std::array names = {"added", "started", "request", "answer", "redirect",
        "sign-in", "checkpoint", "resumed", "restarted", "verified", "waiting", "retry", "note",
        "paused", "failed", "cancelled", "done"};
};

} // namespace waybill
