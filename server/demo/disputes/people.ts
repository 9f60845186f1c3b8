import type { Instant } from '@/lib/clock'
import type { Person } from '../past/people'

const day = 86_400_000

/** The twelve who ring up, in the order of their disputes: nobody plays for them once the demo is open. */
const callers: [
  name: string,
  country: string,
  language: string,
  currency: string,
  stake: number,
  ahead: number,
][] = [
  ['Elin Marklund', 'SE', 'sv', 'SEK', 1_000, 1],
  ['Tom Whitaker', 'GB', 'en', 'GBP', 100, 0],
  ['Leena Salo', 'FI', 'fi', 'EUR', 200, 2],
  ['Marta Ferrer', 'ES', 'es', 'EUR', 50, 1],
  ['Hamad Al-Sayegh', 'KW', 'ar', 'KWD', 300, 3],
  ['Ruth Lindner', 'DE', 'de', 'EUR', 200, 1],
  ['Kenji Mori', 'JP', 'ja', 'JPY', 150, 9],
  ['Gareth Pryce', 'GB', 'en', 'GBP', 500, 0],
  ['Simone Roy', 'CA', 'en', 'USD', 100, -5],
  ['Dieter Kaufmann', 'DE', 'de', 'EUR', 500, 1],
  ['Sigrid Tangen', 'NO', 'nb', 'NOK', 2_000, 1],
  ['Joseph Vassallo', 'MT', 'en', 'BTC', 1_200, 1],
]

/** `p5001` to `p5012`: who rings up about dispute 1 to 12. */
export function disputePeople(until: Instant): Person[] {
  return callers.map(([name, country, language, currency, stake, ahead], index) => ({
    id: `p${5001 + index}`,
    name,
    country,
    language,
    currency,
    test: false,
    stake,
    ahead,
    joinedAt: until - (40 + index * 7) * day,
  }))
}
