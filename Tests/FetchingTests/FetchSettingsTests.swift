import Fetching
import Testing
import Vocabulary

@Suite struct FetchSettingsTests {
  @Test func aUserAgentWithoutAContactIsAConfigurationFault() {
    #expect(throws: Fault.self) { try FetchSettings(userAgent: "naskh/1.0") }
    #expect(throws: Fault.self) { try FetchSettings(userAgent: "naskh (a@b.c)\r\nX: y") }
    #expect(throws: Never.self) { try FetchSettings(userAgent: "naskh/1.0 (+https://example.org/bot)") }
    do {
      _ = try FetchSettings(userAgent: "naskh/1.0")
    } catch {
      #expect(error.code == .configuration)
    }
  }
}
