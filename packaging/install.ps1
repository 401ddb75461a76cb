# Installs `journey` for the user who runs it: fetches the archive for this computer from a release, holds it to the checksums of
# that release, puts the program into a folder, and adds the folder to the user's Path.
#
#   powershell -ExecutionPolicy Bypass -File install.ps1 [-To FOLDER]      without it, %LOCALAPPDATA%\Programs\journey
#
# JOURNEY_DOWNLOAD and JOURNEY_VERSION name another address and version than those of the release that this file belongs to.
# Removing it again: delete the folder, and take it out of Path.
param([string]$To = $(Join-Path $env:LOCALAPPDATA 'Programs\journey'), [switch]$KeepPath)

$ErrorActionPreference = 'Stop'
# The bar makes a download many times slower in Windows PowerShell.
$ProgressPreference = 'SilentlyContinue'

$version = if ($env:JOURNEY_VERSION) { $env:JOURNEY_VERSION } else { '@VERSION@' }
$download = if ($env:JOURNEY_DOWNLOAD) { $env:JOURNEY_DOWNLOAD } else { '@DOWNLOAD@' }
if ("$version$download" -cmatch '@[A-Z]+@') {
    throw 'this file belongs to no release; set JOURNEY_VERSION and JOURNEY_DOWNLOAD'
}

# Rust's name of this platform. A translated process says AMD64 itself, and what it runs on in the other variable.
$processor = if ($env:PROCESSOR_ARCHITEW6432) { $env:PROCESSOR_ARCHITEW6432 } else { $env:PROCESSOR_ARCHITECTURE }
$target = switch ($processor) {
    'AMD64' { 'x86_64-pc-windows-msvc' }
    'ARM64' { 'aarch64-pc-windows-msvc' }
    default { throw "there is no program for Windows on $processor; build it from source" }
}

$name = "journey-map-$version-$target"
$work = Join-Path ([System.IO.Path]::GetTempPath()) ([System.IO.Path]::GetRandomFileName())
New-Item -ItemType Directory -Path $work | Out-Null
try {
    [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
    $sums = Join-Path $work 'SHA256SUMS'
    $archive = Join-Path $work "$name.zip"
    Invoke-WebRequest -UseBasicParsing -Uri "$download/SHA256SUMS" -OutFile $sums
    Invoke-WebRequest -UseBasicParsing -Uri "$download/$name.zip" -OutFile $archive

    $expected = Get-Content $sums | ForEach-Object { , ($_ -split '\s+', 2) } | Where-Object { $_[1] -eq "$name.zip" } | ForEach-Object { $_[0] }
    if (-not $expected) { throw "$name.zip has no checksum" }
    $found = (Get-FileHash -Algorithm SHA256 -Path $archive).Hash
    if ($found -ne $expected) { throw "$name.zip is not what was released: its SHA-256 is $found instead of $expected" }

    Expand-Archive -Path $archive -DestinationPath $work
    New-Item -ItemType Directory -Force -Path $To | Out-Null
    Copy-Item -Force -Path (Join-Path $work "$name\journey.exe") -Destination $To
} finally {
    Remove-Item -Recurse -Force -Path $work
}

$program = Join-Path $To 'journey.exe'
Write-Output "installed $(& $program -V) as $program"
$path = [Environment]::GetEnvironmentVariable('Path', 'User')
if (-not $KeepPath -and ($path -split ';') -notcontains $To) {
    [Environment]::SetEnvironmentVariable('Path', ((@($path, $To) | Where-Object { $_ }) -join ';'), 'User')
    Write-Output "next: open another terminal; $To was added to Path"
}
