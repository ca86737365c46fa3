package import Vocabulary

/// The owner's side of a loop: where orders come from and where pages go.
///
/// Every closure is called on the loop's thread, one at a time, and must not block.
package struct FetchDesk: Sendable {
  /// Asked when a transfer slot is free: at the start, after a transfer, after the bell, at the time waited for.
  package var next: @Sendable (Timestamp) -> FetchAsk
  /// Asked at each hop: the order, the address that answered, its `Location` as sent, its status.
  package var redirect: @Sendable (FetchOrder, WebAddress, [UInt8], Int) -> RedirectVerdict
  /// Told each redirect that was followed, as a page of its own, for the archive.
  package var passed: @Sendable (FetchOrder, Page) -> Void
  /// Told the end of each order, once: a page of any status that is no redirect (304 with an empty body only where
  /// the order was conditional), or why there is none.
  package var deliver: @Sendable (FetchOrder, Result<Page, Rejection>, TransferReport) -> Void

  package init(
    next: @escaping @Sendable (Timestamp) -> FetchAsk,
    redirect: @escaping @Sendable (FetchOrder, WebAddress, [UInt8], Int) -> RedirectVerdict,
    passed: @escaping @Sendable (FetchOrder, Page) -> Void = { _, _ in },
    deliver: @escaping @Sendable (FetchOrder, Result<Page, Rejection>, TransferReport) -> Void
  ) {
    self.next = next
    self.redirect = redirect
    self.passed = passed
    self.deliver = deliver
  }
}
