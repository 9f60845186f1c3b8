/** How long it is until a moment, in its two largest units: `6 d 4 h`, `14 min 3 s`, `0 s` when it has come. */
export function timeLeft(millis: number): string {
  const seconds = Math.max(0, Math.ceil(millis / 1000))
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const
  const first = parts.findIndex(([count]) => count > 0)
  return first < 0
    ? '0 s'
    : parts
        .slice(first, first + 2)
        .map(([count, unit]) => `${count} ${unit}`)
        .join(' ')
}
