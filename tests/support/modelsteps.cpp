// SPDX-License-Identifier: MIT
#include "tests/support/modelsteps.h"

#include <QDeadlineTimer>
#include <QRandomGenerator>

#include <numeric>

namespace waybill::test
{

using namespace Qt::StringLiterals;

namespace
{

using Kind = ModelStep::Kind;

/// How often each comes, in the order of the enumeration.
constexpr int kWeights[] = {
    /* Download     */ 14,
    /* Upload       */ 5,
    /* Pause        */ 14,
    /* Resume       */ 12,
    /* Cancel       */ 6,
    /* Remove       */ 5,
    /* Retry        */ 8,
    /* Kill         */ 7,
    /* Restart      */ 4,
    /* NetworkDown  */ 5,
    /* NetworkUp    */ 5,
    /* DiskIll      */ 4,
    /* DiskWell     */ 5,
    /* RemoteChange */ 7,
    /* Settle       */ 4,
};

constexpr int kShrinkWithinMs = 60'000;

/// Mostly short: what belongs together happens at once, or while a body is on its way.
constexpr int kWaits[] = {0, 0, 0, 1, 2, 4, 8, 16};

Kind randomKind(QRandomGenerator &random)
{
    int left = random.bounded(std::accumulate(std::begin(kWeights), std::end(kWeights), 0));
    int kind = 0;
    while (left >= kWeights[kind])
        left -= kWeights[kind++];
    return static_cast<Kind>(kind);
}

} // namespace

ModelSteps randomSteps(quint32 seed)
{
    QRandomGenerator random(seed);
    ModelSteps steps;
    const int length = 4 + random.bounded(14);
    for (int i = 0; i < length; ++i) {
        ModelStep step;
        step.kind = i == 0 ? Kind::Download : randomKind(random);
        // What happens to one transfer in a row is worth more than a little to each.
        step.which = i > 0 && random.bounded(10) < 6 ? steps.constLast().which : random.bounded(60);
        step.count = step.kind == Kind::Download && random.bounded(3) == 0 ? 3 : 1;
        step.waitMs = kWaits[random.bounded(static_cast<int>(std::size(kWaits)))];
        steps.append(step);
    }
    return steps;
}

QString told(const ModelSteps &steps)
{
    QString text;
    for (const ModelStep &step : steps)
        text += u"  %1 %2 x%3, then %4 ms\n"_s.arg(nameOf(step.kind))
                    .arg(step.which)
                    .arg(step.count)
                    .arg(step.waitMs);
    return text;
}

ModelSteps shrunk(ModelSteps steps, const std::function<bool(const ModelSteps &)> &fails)
{
    const QDeadlineTimer deadline(kShrinkWithinMs);
    // What depends on the moment does not fail every time.
    const auto failsAgain = [&](const ModelSteps &fewer) {
        for (int attempt = 0; attempt < 4 && !deadline.hasExpired(); ++attempt) {
            if (fails(fewer))
                return true;
        }
        return false;
    };
    for (qsizetype length = std::max<qsizetype>(1, steps.size() / 2); length >= 1; length /= 2) {
        for (qsizetype at = 0; at + length <= steps.size();) {
            ModelSteps fewer = steps;
            fewer.remove(at, length);
            if (failsAgain(fewer))
                steps = fewer;
            else
                at += length;
        }
    }
    return steps;
}

} // namespace waybill::test
