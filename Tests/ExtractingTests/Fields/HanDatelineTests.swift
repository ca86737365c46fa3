import Testing
import Vocabulary

@testable import Extracting

@Suite struct HanDatelineTests {
  private func read(_ text: String) -> HanDateline.Head? {
    let bytes = Array(text.utf8)
    return HanDateline.read(bytes.span)
  }

  @Test func wiresNameAgencyTownAndReporters() {
    #expect(
      read("新华社武汉8月12日电（记者王小明、李静）三座大桥的主体工程已经完工。")
        == .init(dateline: Dateline(place: "武汉", agency: "新华社", agencyCode: "XINHUA"), people: ["王小明", "李静"]))
    #expect(
      read("　　新华社北京12日电　三座大桥的主体工程已经完工。")
        == .init(dateline: Dateline(place: "北京", agency: "新华社", agencyCode: "XINHUA")))
    #expect(read("本报成都8月12日讯 三座大桥的主体工程已经完工。") == .init(dateline: Dateline(place: "成都")))
    #expect(
      read("【ロンドン時事】新しい橋の工事が完了した。")
        == .init(dateline: Dateline(place: "ロンドン", agency: "時事", agencyCode: "JIJI")))
    #expect(read("【北京＝佐藤健一】新しい橋の工事が完了した。") == .init(dateline: Dateline(place: "北京"), people: ["佐藤健一"]))
  }

  @Test(arguments: [
    "", "新华社", "8月12日，三座大桥的主体工程已经完工。", "新华社发布的消息说，大桥在8月12日完工。", "【独自】新しい橋の工事が完了した。",
    "【写真】新しい橋", "【", "本报讯 三座大桥的主体工程已经完工。", "The bridge of 8月12日电", "新华社武汉8月12日",
  ])
  func allElseIsNone(_ text: String) { #expect(read(text) == nil) }
}
