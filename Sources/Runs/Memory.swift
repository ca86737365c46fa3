internal import CMemory
internal import Glibc

/// What glibc's allocator is told.
package enum Memory {
  /// At the start of the process: blocks of a megabyte and more go back to the system when they are freed, whatever sizes
  /// came before; glibc would keep more and more of them, in up to eight arenas a core. A fifth less memory at 20,000 pages,
  /// no slower. Two free megabytes stay, so that a page does not take again from the system what the one before gave back:
  /// half as many page faults.
  package static func settle() {
    memory_settings(1 << 20, 2 << 20, Int32(clamping: max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
  }

  /// Between two parts of a run of which the second needs other blocks and other code than the first: what lies free goes back
  /// to the system, and code and tables that are asked for again come from their files. A fifth less at 20,000 pages.
  static func giveBack() {
    memory_trim()
    memory_drop_code()
  }
}
