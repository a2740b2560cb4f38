#!/usr/bin/env bash
# Cronos 0.13.0 (NuGet; .NET 10)
#
# Behaviour: an hourly expression runs once too often on the night when clocks go forward. "30 * * * *" in Europe/Berlin on
#   2026-03-29 gives 01:30, 03:00, 03:30: the 02:30 that does not exist is made up for at 03:00, half an hour before the next run.
#   The same with a list of hours and with seconds. A daily "30 2 * * *" runs at 03:00, as documented.
# Usual guess: an expression with "*" for the hour means an interval, of which the missing hour is left out (Vixie cron's rule, and
#   how Cronos itself treats the hour that comes twice in autumn: once per real hour): 01:30, 03:30, one real hour apart.
# Seen: the four lines of "expected" below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > find.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="Cronos" Version="[0.13.0]" /></ItemGroup>
</Project>
PROJECT
cat > Program.cs <<'PROGRAM'
using Cronos;

var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
Show("spring", "30 * * * *", new DateTimeOffset(2026, 3, 29, 0, 40, 0, TimeSpan.FromHours(1)));
Show("spring", "30 0-23 * * *", new DateTimeOffset(2026, 3, 29, 0, 40, 0, TimeSpan.FromHours(1)));
Show("spring", "30 2 * * *", new DateTimeOffset(2026, 3, 29, 0, 40, 0, TimeSpan.FromHours(1)));
Show("autumn", "30 * * * *", new DateTimeOffset(2026, 10, 25, 0, 40, 0, TimeSpan.FromHours(2)));

void Show(string night, string text, DateTimeOffset from)
{
    var times = CronExpression.Parse(text).GetOccurrences(from, from.AddHours(4), berlin).Select(at => at.ToString("HH:mm zzz"));
    Console.WriteLine($"{night}, {text}: {string.Join(", ", times)}");
}
PROGRAM
seen=$(dotnet run -c Release --verbosity quiet)
echo "$seen"
expected='spring, 30 * * * *: 01:30 +01:00, 03:00 +02:00, 03:30 +02:00, 04:30 +02:00, 05:30 +02:00
spring, 30 0-23 * * *: 01:30 +01:00, 03:00 +02:00, 03:30 +02:00, 04:30 +02:00, 05:30 +02:00
spring, 30 2 * * *: 03:00 +02:00
autumn, 30 * * * *: 01:30 +02:00, 02:30 +02:00, 02:30 +01:00, 03:30 +01:00'
[ "$seen" = "$expected" ]
