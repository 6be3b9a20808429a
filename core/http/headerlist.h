// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace waybill
{

struct Header
{
    QByteArray name;
    QByteArray value;

    bool operator==(const Header &) const = default;
};

/// Header fields in the order sent or received; names compare without case (RFC 9110 section 5.1).
class HeaderList
{
public:
    HeaderList() = default;
    HeaderList(std::initializer_list<Header> headers);

    void add(QByteArray name, QByteArray value);
    void set(QByteArray name, QByteArray value);
    void remove(const QByteArray &name);

    bool contains(const QByteArray &name) const;
    /// The first field of that name, or empty.
    QByteArray value(const QByteArray &name) const;
    /// All fields of that name joined with ", ", as RFC 9110 section 5.3 allows.
    QByteArray joined(const QByteArray &name) const;
    QList<QByteArray> values(const QByteArray &name) const;

    const QList<Header> &all() const { return m_headers; }
    bool isEmpty() const { return m_headers.isEmpty(); }
    bool operator==(const HeaderList &) const = default;

private:
    QList<Header> m_headers;
};

/// A method or field name: `token` of RFC 9110 section 5.6.2.
bool isToken(const QByteArray &text);
/// A field value that cannot end its line: no CR, LF or NUL (RFC 9110 section 5.5).
bool isFieldValue(const QByteArray &text);
/// "Name: value" as in a header file, checked; the error names the line.
Result<Header> parseHeaderLine(const QByteArray &line);

} // namespace waybill
