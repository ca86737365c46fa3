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

  @Test func bracketsNameReportersPlacesAndHouses() {
    #expect(read("〔記者王小明／高雄報導〕大橋完工。") == .init(dateline: Dateline(place: "高雄"), people: ["王小明"]))
    #expect(read("【記者李靜、王小明/綜合報導】大橋完工。") == .init(people: ["李靜", "王小明"]))
    #expect(
      read("(서울=연합뉴스) 김민수 기자 = 시는 새 건물의 문을 연다고 밝혔다.")
        == .init(dateline: Dateline(place: "서울", agency: "연합뉴스", agencyCode: "YONHAP"), people: ["김민수"]))
    #expect(read("[부산=한빛일보] 시는 새 건물의 문을 연다.") == .init(dateline: Dateline(place: "부산")))
    #expect(read("[한빛미디어=정다운] 시는 새 건물의 문을 연다.") == .init(people: ["정다운"]))
  }

  @Test(arguments: [
    ("…と話した。（佐藤健一）", "佐藤健一"), ("…が決まった。【高橋直子】", "高橋直子"), ("…と発表した。=鈴木美咲", "鈴木美咲"),
    ("…大桥已经完工。（记者 李静）", "李静"), ("…と話した。（山本太郎記者）", "山本太郎"),
  ])
  func signaturesStandUnderTheText(_ text: String, _ name: String) {
    #expect(HanSignature.name(Array(text.utf8)) == name)
  }

  @Test(arguments: [
    "…と話した。（敬称略）", "…が決まった。（写真も）", "…と発表した。（共同）", "…完工。（本报综合）", "…と話した。", "They said so. (Ana)", "", "）",
    "…a=b",
  ])
  func otherLastWordsSignNothing(_ text: String) { #expect(HanSignature.name(Array(text.utf8)) == nil) }

  @Test(arguments: [
    "(서울) 시는 새 건물의 문을 연다고 밝혔다.", "[단독=] 시는 새 건물의", "〔記者／報導〕大橋完工。", "（圖／市府提供）大橋完工。",
    "", "新华社", "8月12日，三座大桥的主体工程已经完工。", "新华社发布的消息说，大桥在8月12日完工。", "【独自】新しい橋の工事が完了した。",
    "【写真】新しい橋", "【", "本报讯 三座大桥的主体工程已经完工。", "The bridge of 8月12日电", "新华社武汉8月12日",
  ])
  func allElseIsNone(_ text: String) { #expect(read(text) == nil) }
}
