// SPDX-License-Identifier: MIT
#include "core/queue/treesource.h"

#include "core/archive/compressiondevice.h"

#include <algorithm>
#include <cstring>

namespace waybill
{

/// What one request sends.
class TreeSource::Slice final : public BodySource
{
public:
    Slice(std::shared_ptr<TreeSource> tree, qint64 start)
        : m_tree(std::move(tree))
        , m_start(start)
    {
    }
    qint64 size() const override
    {
        const qint64 whole = m_tree->size();
        return whole < 0 ? -1 : whole - m_start;
    }
    Result<qint64> read(qint64 offset, std::span<char> into) override
    {
        return m_tree->read(m_start + offset, into);
    }

private:
    std::shared_ptr<TreeSource> m_tree;
    qint64 m_start;
};

TreeSource::TreeSource(
    FrameRecipe recipe, WorkerPool *compressors, std::shared_ptr<JobProgress> progress)
    : m_recipe(std::move(recipe))
    , m_compressors(compressors)
    , m_progress(std::move(progress))
{
}

std::shared_ptr<BodySource> TreeSource::body(qint64 offset)
{
    return std::make_shared<Slice>(shared_from_this(), offset);
}

void TreeSource::stop()
{
    m_isStopped = true;
    const std::lock_guard lock(m_lineMutex);
    if (m_line)
        m_line->stop();
}

qint64 TreeSource::made() const
{
    return m_frames.isEmpty() ? 0 : m_frames.constLast().offset + m_frames.constLast().length;
}

/// The frame that holds the byte; the next one to be made if none does.
qint64 TreeSource::indexOf(qint64 offset) const
{
    const auto after = std::ranges::upper_bound(m_frames, offset, {}, &DurableBlock::offset);
    return offset >= made() ? m_frames.size() : after - m_frames.begin() - 1;
}

Result<qint64> TreeSource::read(qint64 offset, std::span<char> into)
{
    const std::lock_guard lock(m_mutex);
    qint64 done = 0;
    while (done < std::ssize(into)) {
        const qint64 index = indexOf(offset + done);
        if (index == m_recipe.count())
            break;
        if (const Status loaded = load(index); !loaded)
            return fail(loaded.error());
        const DurableBlock &frame = m_frames.at(index);
        const qint64 from = offset + done - frame.offset;
        if (from >= frame.length) // beyond what is made: on to the next
            continue;
        const qint64 taken = std::min(frame.length - from, std::ssize(into) - done);
        std::memcpy(
            into.data() + done, m_current.bytes.constData() + from, static_cast<size_t>(taken));
        done += taken;
    }
    return done;
}

/// Makes the frame the current one.
Status TreeSource::load(qint64 index)
{
    if (index == m_currentIndex)
        return {};
    if (!m_line || m_line->next() != index) {
        const std::lock_guard lock(m_lineMutex);
        m_line = std::make_shared<FrameLine>(m_recipe, m_compressors, index);
    }
    if (m_isStopped)
        return fail(ErrorKind::Cancelled);
    auto frame = m_line->takeNext();
    if (!frame)
        return fail(frame.error());
    m_current = std::move(*frame);
    m_currentIndex = index;
    if (index < m_frames.size()) {
        const bool isSame = m_frames.at(index).digest == m_current.sha256;
        return isSame ? Status() : fail(ErrorKind::SourceChanged);
    }
    m_digest.add(m_current.bytes);
    m_frames.append({made(), m_current.bytes.size(), m_current.sha256});
    const qint64 next = index + 1;
    m_progress->entries =
        m_recipe.image->entriesBefore(next * qint64(CompressionDevice::kBlockBytes));
    if (next == m_recipe.count())
        m_size = made();
    return {};
}

/// Only a crash between the last byte and the proof leaves anything to be read here.
Status TreeSource::digestTo(qint64 /*end*/, const CancelToken &token)
{
    const std::lock_guard lock(m_mutex);
    while (m_size < 0) {
        if (const Status stop = token.check(); !stop)
            return stop;
        if (const Status loaded = load(m_frames.size()); !loaded)
            return loaded;
    }
    return {};
}

QByteArray TreeSource::sha256() const
{
    const std::lock_guard lock(m_mutex);
    return m_digest.result();
}

} // namespace waybill
