// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <memory>
#include <span>

namespace waybill
{

/// Tells whether bytes came out as they went in, of an archive or of a part file: XXH3, 128 bits.
/// It guards against damage, not against somebody who makes two files of one digest, and at a tenth
/// of the cost of SHA-256. One thread.
class ContentDigest
{
public:
    ContentDigest();
    ~ContentDigest();
    Q_DISABLE_COPY_MOVE(ContentDigest)

    void add(std::span<const char> bytes);
    void addZeros(qint64 count);
    void reset();
    QByteArray result() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace waybill
