# Made by packaging/manifests.py; belongs into a tap as Formula/journey-map.rb.
class JourneyMap < Formula
  desc "Turn customer journeys in plain text into A3 maps and an action plan"
  homepage "@HOME@"
  version "@VERSION@"
  license any_of: ["MIT", "Apache-2.0"]

  on_macos do
    on_arm do
      url "@DOWNLOAD@/journey-map-@VERSION@-aarch64-apple-darwin.tar.gz"
      sha256 "@SHA256:aarch64-apple-darwin@"
    end
    on_intel do
      url "@DOWNLOAD@/journey-map-@VERSION@-x86_64-apple-darwin.tar.gz"
      sha256 "@SHA256:x86_64-apple-darwin@"
    end
  end

  on_linux do
    on_arm do
      url "@DOWNLOAD@/journey-map-@VERSION@-aarch64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256:aarch64-unknown-linux-musl@"
    end
    on_intel do
      url "@DOWNLOAD@/journey-map-@VERSION@-x86_64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256:x86_64-unknown-linux-musl@"
    end
  end

  def install
    bin.install "journey"
    man1.install Dir["man/man1/*.1"]
    bash_completion.install "completions/journey.bash" => "journey"
    fish_completion.install "completions/journey.fish"
    zsh_completion.install "completions/_journey"
    pkgshare.install "licences"
  end

  test do
    (testpath/"first.journey").write <<~JOURNEY
      Journey: First
      Persona: Amina
      Phase: Start
        Step: Begins
    JOURNEY
    system bin/"journey", "build", "first.journey"
    assert_path_exists testpath/"first.pdf"
  end
end
