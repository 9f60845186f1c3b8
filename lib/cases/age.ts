const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A length of time in words, its two greatest units: `3 d 4 h`, `2 h 5 min`, `12 min`. Milliseconds. */
export function ageText(length: number): string {
  if (length < minute) return '< 1 min'
  const [days, hours, minutes] = [
    Math.floor(length / day),
    Math.floor((length % day) / hour),
    Math.floor((length % hour) / minute),
  ]
  if (days > 0) return hours > 0 && days < 30 ? `${days} d ${hours} h` : `${days} d`
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`
  return `${minutes} min`
}
