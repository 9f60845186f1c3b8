import type { Policies } from '@/lib/providers/policies'

/**
 * The demo's studios: three that differ in their policies and their health, one of them in the middle of handing
 * its key over, and one in integration, with test players only.
 */
export const demoStudios: DemoStudio[] = [
  {
    id: 'aurora',
    name: 'Aurora Games',
    mode: 'live',
    policies: {},
    timeoutMs: 3000,
    expectedPeak: 20,
    rate: 3,
    trouble: 0.01,
    games: {
      'northern-lights': 'Northern Lights',
      'polar-express': 'Polar Express',
      'fjord-fortune': 'Fjord Fortune',
    },
  },
  {
    id: 'bluefin',
    name: 'Bluefin Live',
    mode: 'live',
    policies: {
      settled_rollback: 'accept',
      late_win: 'accept',
      win_rollback: 'negative',
      unknown_rollback: 'error',
    },
    timeoutMs: 5000,
    expectedPeak: 12,
    rate: 2,
    trouble: 0.02,
    handsOver: true,
    games: {
      'roulette-azure': 'Azure Roulette',
      'blackjack-7': 'Blackjack Table 7',
      'baccarat-pearl': 'Pearl Baccarat',
    },
  },
  {
    id: 'cobalt',
    name: 'Cobalt Aggregation',
    mode: 'live',
    policies: {
      late_bet: 'ok_without_effect',
      win_rollback: 'keep',
      replayed_body: 'current_balance',
      orphan_win: 'accept',
    },
    timeoutMs: 1500,
    expectedPeak: 6,
    rate: 2,
    trouble: 0.06,
    forgets: true,
    games: { 'dragon-wheel': 'Dragon Wheel', 'lucky-forge': 'Lucky Forge', 'crash-comet': 'Comet Crash' },
  },
  {
    id: 'dovetail',
    name: 'Dovetail Studio (in integration)',
    mode: 'sandbox',
    policies: { second_rollback: 'error', win_rollback: 'refuse' },
    timeoutMs: 8000,
    expectedPeak: 5,
    rate: 1,
    trouble: 0.04,
    games: { 'paper-planes': 'Paper Planes' },
  },
]

export type DemoStudio = {
  id: string
  name: string
  mode: 'live' | 'sandbox'
  policies: Partial<Policies>
  /** How long it waits for an answer, and how many calls a second it said it would make at most. */
  timeoutMs: number
  expectedPeak: number
  /** Money calls a second its simulation makes, and which share of them goes wrong somehow. */
  rate: number
  trouble: number
  /** Its key was handed over a moment ago: the old one works for a week still. */
  handsOver?: true
  /** One of its servers signs with a secret that was never ours. */
  forgets?: true
  games: Record<string, string>
}

/** Days of rates behind today. */
export const demoRateDays = 10

export const demoStaff = [
  { email: 'admin@demo.test', name: 'Ada Lindqvist', role: 'admin' },
  { email: 'support@demo.test', name: 'Sam Okafor', role: 'support' },
  { email: 'approver@demo.test', name: 'Petra Novak', role: 'approver' },
  { email: 'finance@demo.test', name: 'Fiona Marchetti', role: 'finance' },
  { email: 'auditor@demo.test', name: 'Otto Brandt', role: 'auditor' },
  // A provider's own, who sees what is that provider's and no more.
  { email: 'engineer@demo.test', name: 'Dov Tailor', role: 'studio', providerId: 'dovetail' },
] as const

export type DemoPlayer = {
  id: string
  name: string
  country: string
  language: string
  currency: string
  test: boolean
}

/** Country, language and currency of some players, and their names. */
const circles: [string, string, string, string][] = [
  ['DE', 'de', 'EUR', 'Anna Becker, Jonas Vogel, Lena Hartmann, Felix Braun, Mia Schuster, Paul Richter'],
  ['FI', 'fi', 'EUR', 'Aino Virtanen, Eero Laine, Helmi Koskinen, Onni Heikkinen'],
  ['ES', 'es', 'EUR', 'Lucía Romero, Mateo Vidal, Carmen Ortega, Hugo Navarro'],
  ['IE', 'en', 'EUR', 'Aoife Byrne, Cian Doyle, Niamh Kelly'],
  ['AT', 'de', 'EUR', 'Sophie Gruber, Lukas Steiner, Marie Hofer'],
  ['GB', 'en', 'GBP', 'Olivia Hughes, Harry Clarke, Amelia Wood, George Patel, Isla Morgan, Noah Bennett'],
  ['SE', 'sv', 'SEK', 'Astrid Lund, Elias Nyström, Wilma Sjöberg, Hugo Ekström, Alva Forsberg'],
  ['NO', 'nb', 'NOK', 'Ingrid Haugen, Magnus Solberg, Nora Bakke'],
  ['CA', 'en', 'USD', 'Chloe Tremblay, Liam Fraser, Emma Gagnon, Owen Sinclair'],
  ['NZ', 'en', 'USD', 'Aria Thompson, Jack Ngata, Ruby Walker'],
  ['JP', 'ja', 'JPY', '佐藤 陽菜, 鈴木 蓮, Yui Takahashi, Ren Watanabe, 田中 美咲'],
  ['KW', 'ar', 'KWD', 'نورة العتيبي, Fahad Al-Sabah, Dana Al-Mutairi'],
  ['MT', 'en', 'BTC', 'Luca Borg, Maria Camilleri, Karl Vella'],
]

const testers: [string, string, string, string] = [
  'MT',
  'en',
  'EUR',
  'Tess Ter, Toby Ter, Tilda Ter, Theo Ter, Tara Ter, Tim Ter',
]

/** About sixty players, `p1001` and on; the last few are test players. */
export const demoPlayers: DemoPlayer[] = [...circles, testers]
  .flatMap(([country, language, currency, names]) =>
    names
      .split(', ')
      .map(name => ({ id: '', name, country, language, currency, test: names === testers[3] })),
  )
  .map((player, at) => ({ ...player, id: player.test ? `test-${at + 1001}` : `p${at + 1001}` }))
