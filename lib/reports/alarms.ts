import type { Instant } from '@/lib/clock'
import { type Health, healthMinutes } from './health'

/** What is off with a provider, in a sentence. `bad` costs money or players while it lasts. */
export type Alarm = { kind: AlarmKind; tone: 'bad' | 'warn'; text: string }

export type AlarmKind = 'silent' | 'late' | 'slow' | 'failing' | 'unsigned' | 'peak' | 'keyless'

/** Calls within an hour that make a provider one that calls. */
const usualMin = 10

/**
 * What is off with a provider, the worst first. One that is suspended or under maintenance may be silent; a
 * sandbox's magic players take their time and fail on purpose.
 */
export function alarmsOf(health: Health, at: Instant): Alarm[] {
  const alarms = [
    keyless(health),
    silent(health, at),
    ...(health.mode === 'live' ? [late(health), failing(health)] : []),
    unsigned(health),
    peak(health),
  ].flatMap(alarm => alarm ?? [])
  return alarms.sort((a, b) => (a.tone === b.tone ? 0 : a.tone === 'bad' ? -1 : 1))
}

function keyless({ liveKeys, status }: Health): Alarm | null {
  if (liveKeys > 0 || status !== 'active') return null
  return { kind: 'keyless', tone: 'bad', text: 'No key is live: every call is refused as unsigned.' }
}

function silent({ status, mode, maintenanceUntil, lastAt, usual }: Health, at: Instant): Alarm | null {
  const isMeant = status !== 'active' || mode !== 'live' || maintenanceUntil !== null
  if (isMeant || lastAt === null || usual < usualMin) return null
  const minutes = Math.floor((at - Date.parse(lastAt)) / 60_000)
  if (minutes < healthMinutes) return null
  const text = `No call for ${spanOf(minutes)}, and it used to call: ${usual === 20 ? '20 or more' : usual} within the hour before.`
  return { kind: 'silent', tone: 'bad', text }
}

function late({ pace, p99, timeoutMs }: Health): Alarm | null {
  if (pace === 'late') {
    const text = `One call in a hundred takes longer than ${p99} ms, and the studio waits ${timeoutMs} ms: it repeats them, or gives the round up.`
    return { kind: 'late', tone: 'bad', text }
  }
  if (pace !== 'slow') return null
  const text = `One call in a hundred takes longer than ${p99} ms, which is more than half of the ${timeoutMs} ms the studio waits.`
  return { kind: 'slow', tone: 'warn', text }
}

function failing({ failed }: Health): Alarm | null {
  if (failed === '0.0') return null
  return { kind: 'failing', tone: 'bad', text: `${failed} % of its calls fail on our side (5xx).` }
}

function unsigned({ unsigned: count }: Health): Alarm | null {
  if (count === '0') return null
  const calls = count === '1' ? 'call' : 'calls'
  const text = `${count} ${calls} within ${healthMinutes} minutes came with a key, signature or time that did not hold.`
  return { kind: 'unsigned', tone: 'warn', text }
}

function peak({ peak: busiest, expectedPeak }: Health): Alarm | null {
  if (expectedPeak === null || BigInt(busiest) <= BigInt(expectedPeak)) return null
  const text = `${busiest} calls came within one second; ${expectedPeak} were expected at most.`
  return { kind: 'peak', tone: 'warn', text }
}

/** `47 minutes`, `5 hours`, `3 days`. */
function spanOf(minutes: number): string {
  const [count, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 2880
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1440), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
