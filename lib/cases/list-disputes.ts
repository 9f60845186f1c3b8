import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'

/** A dispute as somebody tells it: what the player says, what really happened, what is to be done. */
export type DisputeStory = { says: string; happened: string; expected: string }

export type DisputeRow = DisputeStory & {
  caseId: string
  number: number
  name: string
  playerId: string
  playerName: string | null
  /** Our id of the round it is about. */
  roundId: string | null
  state: string
  openedAt: string
}

/** There are twelve; each is opened once, under a key of its own. */
const numbers = Array.from({ length: 12 }, (_, index) => index + 1)

/** What opens a dispute's case only once. */
export function disputeKey(number: number): string {
  return JSON.stringify(['manual', 'dispute', `${number}`])
}

/** The title of a dispute's case. */
export function disputeTitle(number: number, name: string): string {
  return `Dispute ${number}: ${name}`
}

const labels = { says: 'The player says', happened: 'What happened', expected: 'Expected' } as const

/** The story as the note on its case. */
export function disputeNote(story: DisputeStory): string {
  return (Object.keys(labels) as (keyof DisputeStory)[])
    .map(part => `${labels[part]}: ${story[part]}`)
    .join('\n\n')
}

/** The named disputes of a demo casino, in their order; none anywhere else. */
export async function listDisputes(): Promise<DisputeRow[]> {
  const cases = await prisma().case.findMany({
    where: { dedupe: { in: numbers.map(disputeKey) }, openedBy: 'demo' },
  })
  if (cases.length === 0) return []
  const [notes, players] = await Promise.all([
    prisma().note.findMany({
      where: { subjectKind: 'case', subjectId: { in: cases.map(one => one.id) } },
      orderBy: { id: 'desc' },
    }),
    prisma().player.findMany({
      where: { id: { in: cases.map(one => one.playerId ?? '') } },
      select: { id: true, displayName: true },
    }),
  ])
  const stories = new Map(notes.map(note => [note.subjectId, readStory(note.text)]))
  const names = new Map(players.map(player => [player.id, player.displayName]))
  return cases
    .map(one => ({
      ...(stories.get(one.id) ?? { says: '', happened: '', expected: '' }),
      caseId: one.id,
      number: numbers.find(number => disputeKey(number) === one.dedupe)!,
      name: one.title?.replace(/^Dispute [0-9]+: /, '') ?? '',
      playerId: one.playerId ?? '',
      playerName: names.get(one.playerId ?? '') ?? null,
      roundId: one.roundId,
      state: one.state,
      openedAt: timeCell(one.openedAt),
    }))
    .sort((a, b) => a.number - b.number)
}

function readStory(text: string): DisputeStory {
  const part = (label: string) =>
    text
      .split('\n\n')
      .find(line => line.startsWith(`${label}: `))
      ?.slice(label.length + 2) ?? ''
  return { says: part(labels.says), happened: part(labels.happened), expected: part(labels.expected) }
}
