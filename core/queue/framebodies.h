// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/digest.h"
#include "core/http/body.h"
#include "core/transfer/transfertypes.h"

#include <QList>

namespace waybill
{

/// Frames in a row as a request's body, from somewhere in the first; nothing is copied.
class FramesSource final : public BodySource
{
public:
    /// `from`: what lies before in the frame has been sent already.
    void append(const QByteArray &frame, qint64 from);
    qint64 size() const override { return m_size; }
    Result<qint64> read(qint64 offset, std::span<char> into) override;

private:
    struct Piece
    {
        qint64 start = 0; ///< in the body
        QByteArray frame;
        qint64 from = 0;
    };
    QList<Piece> m_pieces;
    qint64 m_size = 0;
};

/// Compares what comes with the frames that went out.
class FramesSink final : public BodySink
{
public:
    explicit FramesSink(QList<DurableBlock> frames);

    Status write(std::span<const char> bytes) override;
    bool isComplete() const { return m_index == m_frames.size(); }
    const Digest &whole() const { return m_whole; }

private:
    QList<DurableBlock> m_frames;
    qsizetype m_index = 0;
    qint64 m_filled = 0;
    Digest m_frame{DigestAlgorithm::Sha256};
    Digest m_whole{DigestAlgorithm::Sha256};
};

} // namespace waybill
