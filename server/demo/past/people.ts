import type { Instant } from '@/lib/clock'
import { makePrng, type Prng } from '@/studio/prng'
import { type DemoPlayer, demoPlayers } from '../casino'

/** A player of the demo's past: since when, for how much they play and how the clock stands where they live. */
export type Person = DemoPlayer & {
  joinedAt: Instant
  /** Their usual stake, in smallest units. */
  stake: number
  /** Hours their evening comes earlier than UTC's. */
  ahead: number
}

type Circle = {
  country: string
  language: string
  currency: string
  ahead: number
  share: number
  given: string
  family: string
}

/** Where players come from, how many of a hundred, and what they are called there. */
const circles: Circle[] = [
  {
    ...{ country: 'DE', language: 'de', currency: 'EUR', ahead: 1, share: 24 },
    given: 'Anton Clara Emil Frieda Georg Hanna Jakob Karla Leon Mathilda Moritz Nele Oskar Paula Theo Thea',
    family:
      'Albrecht Bauer Dietrich Ebert Fischer Graf Huber Jansen Keller Lorenz Maurer Neumann Otto Pohl Seidel',
  },
  {
    ...{ country: 'FI', language: 'fi', currency: 'EUR', ahead: 2, share: 10 },
    given: 'Aleksi Eevi Iida Joonas Kerttu Lauri Minea Niilo Oona Pekka Saana Veeti',
    family: 'Aalto Hakala Järvinen Kallio Lehtonen Mäkinen Niemi Rantanen Salonen Tuominen Väisänen',
  },
  {
    ...{ country: 'ES', language: 'es', currency: 'EUR', ahead: 1, share: 8 },
    given: 'Adrián Alba Bruno Daniela Iker Inés Julia Leo Manuel Nuria Pablo Sara',
    family: 'Aguilar Blanco Castro Domínguez Fuentes Giménez Herrera Iglesias Molina Prieto Serrano Vega',
  },
  {
    ...{ country: 'GB', language: 'en', currency: 'GBP', ahead: 0, share: 14 },
    given: 'Alfie Beatrice Callum Daisy Ethan Freya George Holly Isaac Jessica Kian Lily Mason Poppy Reuben',
    family:
      'Atkinson Barker Cooper Dixon Ellis Fletcher Graham Hussain Jenkins Khan Lawson Marsh Osborne Reid Shah',
  },
  {
    ...{ country: 'SE', language: 'sv', currency: 'SEK', ahead: 1, share: 12 },
    given: 'Albin Ebba Filip Greta Ivar Klara Ludvig Maja Nils Olivia Sixten Tuva Vera Viggo',
    family:
      'Ahlgren Berglund Dahl Eklund Fransson Gustafsson Hedlund Jonsson Kjellberg Lindqvist Norén Öberg',
  },
  {
    ...{ country: 'NO', language: 'nb', currency: 'NOK', ahead: 1, share: 9 },
    given: 'Aksel Birk Eline Frida Henrik Jenny Kasper Live Mathias Oda Sander Thea',
    family: 'Aas Berg Dahle Eriksen Foss Hagen Iversen Kvam Lunde Moen Nygård Strand',
  },
  {
    ...{ country: 'CA', language: 'en', currency: 'USD', ahead: -5, share: 9 },
    given: 'Aiden Brooke Carter Danica Eloise Felix Hazel Jasper Leah Miles Nadia Wyatt',
    family:
      'Beaulieu Campbell Desjardins Fortin Gauthier Kowalski Lavoie MacKay Nguyen Pelletier Singh Wright',
  },
  {
    ...{ country: 'JP', language: 'ja', currency: 'JPY', ahead: 9, share: 7 },
    given: '葵 大翔 結衣 湊 咲良 悠真 凛 樹 Haruto Mio Sora Yuna',
    family: '伊藤 渡辺 中村 小林 加藤 吉田 Yamada Sasaki Matsumoto Inoue Kimura Shimizu',
  },
  {
    ...{ country: 'KW', language: 'ar', currency: 'KWD', ahead: 3, share: 4 },
    given: 'Abdullah Bader Dalal Faisal Ghada Hessa Jassim Latifa Mishari Noura Saleh Yousef',
    family: 'Al-Ajmi Al-Enezi Al-Kandari Al-Mutawa Al-Otaibi Al-Qattan Al-Rashidi Al-Shammari',
  },
  {
    ...{ country: 'MT', language: 'en', currency: 'BTC', ahead: 1, share: 3 },
    given: 'Andrea Bernard Claire Daphne Emma Gabriel Jean Kaya Matthias Nina Sven Thea',
    family: 'Agius Attard Buttigieg Camenzuli Debono Farrugia Galea Micallef Pace Sciberras Zammit',
  },
]

const testers = 40
const day = 86_400_000

/** What a stake of about one euro is, in smallest units. */
const usual: Record<string, number> = {
  EUR: 100,
  GBP: 100,
  USD: 100,
  SEK: 1_000,
  NOK: 1_000,
  JPY: 150,
  KWD: 300,
  BTC: 1_200,
}

/** Everybody who ever played here: the named ones first, then so many more. Always the same people. */
export function makePeople(since: Instant, until: Instant, generated: number): Person[] {
  const prng = makePrng('demo', 'people')
  const named = demoPlayers.map(player => settle(player, circleOf(player)?.ahead ?? 1, prng, since, until))
  const others = Array.from({ length: generated }, (_, index) => {
    const circle = index < testers ? circles[0]! : drawCircle(prng)
    const name = `${prng.pick(circle.given.split(' '))} ${prng.pick(circle.family.split(' '))}`
    const { country, language, currency, ahead } = circle
    const test = index < testers
    const id = `${test ? 'test-' : 'p'}${2001 + index}`
    return settle(
      { id, name: test ? `${name} (test)` : name, country, language, currency, test },
      ahead,
      prng,
      since,
      until,
    )
  })
  return [...named, ...others]
}

/** Four in ten were here before; the others came since, the last of them an hour ago. */
function settle(player: DemoPlayer, ahead: number, prng: Prng, since: Instant, until: Instant): Person {
  const early = prng.chance(0.4)
  const joinedAt = early
    ? since - Math.floor(prng.next() * 30 * day)
    : since + Math.floor(prng.next() * (until - since - 3_600_000))
  return { ...player, ahead, joinedAt, stake: drawUsualStake(prng, player.currency) }
}

/** Mostly small: one in forty plays for fifty times as much as most do. */
function drawUsualStake(prng: Prng, currency: string): number {
  const factor = prng.pick([0.1, 0.2, 0.2, 0.5, 0.5, 0.5, 1, 1, 1, 2, 2, 5])
  const size = prng.chance(0.025) ? 25 : 1
  return Math.max(1, Math.round(usual[currency]! * factor * size))
}

function circleOf(player: DemoPlayer): Circle | undefined {
  return circles.find(circle => circle.country === player.country)
}

function drawCircle(prng: Prng): Circle {
  let left = prng.next() * 100
  for (const circle of circles) {
    left -= circle.share
    if (left < 0) return circle
  }
  return circles[0]!
}
