/// One JSON value, whole in memory; objects keep their members' order.
///
///     let value = try JSONValue(parsing: bytes)                  // RFC 8259; throws JSONFault
///     let value = try JSONValue(parsing: bytes, lenient: true)   // JSON as pages carry it
///     value["author"]?["name"]?.string
///     value.object?.members          // [(key, value)], duplicates kept
///
/// Lone surrogates and bytes that are no UTF-8 become U+FFFD. Containers may be nested 512 deep.
package enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// A number without fraction and exponent that fits.
  case int(Int64)
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// Reads one document.
  ///
  /// Lenient takes what is met on pages: a BOM, CDATA and HTML comment wrappers, comments, raw control characters
  /// in strings, unescaped quotes within a string, unknown escapes, commas too many or missing, brackets missing
  /// at the end, semicolons after it; several values in a row become an array, trailing rubbish is left.
  package init(parsing bytes: Span<UInt8>, lenient: Bool = false) throws(JSONFault) {
    var parser = JSONParser(lenient: lenient)
    self = try parser.document(bytes)
  }

  package init(parsing bytes: [UInt8], lenient: Bool = false) throws(JSONFault) {
    try self.init(parsing: bytes.span, lenient: lenient)
  }

  package init(parsing bytes: ArraySlice<UInt8>, lenient: Bool = false) throws(JSONFault) {
    try self.init(parsing: bytes.span, lenient: lenient)
  }

  package init(parsing bytes: UnsafeBufferPointer<UInt8>, lenient: Bool = false) throws(JSONFault) {
    try unsafe self.init(parsing: Span(_unsafeElements: bytes), lenient: lenient)
  }

  package init(parsing text: String, lenient: Bool = false) throws(JSONFault) {
    try self.init(parsing: Array(text.utf8), lenient: lenient)
  }
}

extension JSONValue {
  package var isNull: Bool { self == .null }

  package var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// An integer; a double that is one counts.
  package var int: Int64? {
    switch self {
    case .int(let value): value
    case .double(let value): Int64(exactly: value)
    default: nil
    }
  }

  package var double: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  package var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  package var array: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  package var object: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }

  /// The first member of that name; nil where there is none, or where this is no object.
  package subscript(key: String) -> JSONValue? { object?[key] }

  /// The element there; nil where there is none, or where this is no array.
  package subscript(index: Int) -> JSONValue? {
    guard case .array(let values) = self, values.indices.contains(index) else { return nil }
    return values[index]
  }
}

/// The members of one object, in the order of the document; a name may stand there twice.
package struct JSONObject: Sendable, Hashable {
  package struct Member: Sendable, Hashable {
    package let key: String
    package var value: JSONValue

    package init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  package var members: [Member]

  package init(_ members: [Member] = []) { self.members = members }

  /// The first member of that name.
  package subscript(key: String) -> JSONValue? { members.first { $0.key == key }?.value }

  package var keys: [String] { members.map(\.key) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int64) { self = .int(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(nilLiteral: ()) { self = .null }
  package init(floatLiteral value: Double) { self = .double(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements.map { JSONObject.Member(key: $0.0, value: $0.1) }))
  }
}
