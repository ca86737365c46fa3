import ArgumentParser

@main
struct Naskh: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turns news sites into research datasets, every night.")
}
