internal import CXML

/// The events of one XML document; see the shim's header.
@safe struct XMLEvents: ~Copyable {
  enum Kind: UInt32 { case open, close, text, attribute }

  private let document: UnsafeMutablePointer<cxf_document>?

  init(_ bytes: Span<UInt8>, charset: String?) {
    unsafe document = bytes.withUnsafeBufferPointer { unsafe cxf_parse($0.baseAddress, $0.count, charset) }
  }

  deinit { unsafe cxf_free(document) }

  var count: Int { unsafe Int(document?.pointee.count ?? 0) }

  func kind(_ i: Int) -> Kind { Kind(rawValue: event(i).kind) ?? .close }

  /// Local name in lower case.
  func name(_ i: Int) -> Bytes { bytes(event(i).name, event(i).name_length) }

  /// Namespace, or an undeclared prefix; empty without either.
  func space(_ i: Int) -> Bytes { bytes(event(i).space, event(i).space_length) }

  /// A text, or an attribute's value.
  func value(_ i: Int) -> Bytes { bytes(event(i).value, event(i).value_length) }

  private func event(_ i: Int) -> cxf_event {
    precondition(i >= 0 && i < count)
    return unsafe document.unsafelyUnwrapped.pointee.events[i]
  }

  private func bytes(_ start: UInt32, _ length: UInt32) -> Bytes {
    guard length > 0, let base = unsafe document?.pointee.bytes else { return .empty }
    return unsafe Bytes(base + Int(start), Int(length))
  }
}
