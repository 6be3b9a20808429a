// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/misbehavingserver.h"

#include <map>

namespace waybill::test
{

/// A double of a tus server that puts parts together (Concatenation): none of the real servers that
/// tests can have does. On the server's thread; what it holds is for when the server is done.
class TusJoiner
{
public:
    Script operator()(const SeenRequest &request);
    /// What came of a body that was cut off; see MisbehavingServer::keepCutOff().
    void keep(const SeenRequest &cutOff);

    struct Upload
    {
        qint64 length = 0;
        QByteArray stored;
        bool isPart = false;
    };
    std::map<QByteArray, Upload> uploads; ///< by path
    QByteArray extensions = "creation,concatenation";
    int parts = 0;       ///< made
    QByteArray joined;   ///< the path of the last that was put together
    int hiddenLooks = 0; ///< that find it not put together yet

private:
    Script create(const SeenRequest &request);
    Script join(const QByteArray &paths);
    Script look(const SeenRequest &request);
};

} // namespace waybill::test
