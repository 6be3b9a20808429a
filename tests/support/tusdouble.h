// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/misbehavingserver.h"

namespace waybill::test
{

/// A double of a tus server of one upload, as far as tests need one. Of a body that is cut off it
/// keeps what came, if it is told: see MisbehavingServer::keepCutOff().
class TusDouble
{
public:
    Script operator()(const SeenRequest &request);
    void keep(const SeenRequest &cutOff);

    int created = 0;
    qint64 length = 0; ///< as the POST said
    QByteArray stored;

private:
    Script head() const;
};

} // namespace waybill::test
