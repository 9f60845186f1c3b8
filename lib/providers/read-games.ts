import { refuse } from '@/lib/refusal'
import { isText } from '@/lib/text'

export type FirstGame = { id: string; name: string }

/** Games a provider may be brought in with; more are imported afterwards. */
export const firstGamesMax = 500

/**
 * Games as a person writes them, one a line: `id, name`. Without a name the id is the name. Blank lines say nothing.
 * Refuses INVALID_REQUEST with the field `games`, naming the line.
 */
export function readGames(text: string): FirstGame[] {
  const found = new Map<string, { name: string; line: number }>()
  for (const [index, written] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1
    if (written.trim() === '') continue
    const comma = written.indexOf(',')
    const id = (comma < 0 ? written : written.slice(0, comma)).trim()
    const name = comma < 0 ? id : written.slice(comma + 1).trim()
    if (!isText(id)) wrong(`Line ${line}: a game id is 1 to 255 characters before the comma.`)
    if (!isText(name, 200)) wrong(`Line ${line}: a name is 1 to 200 characters behind the comma.`)
    const former = found.get(id)
    if (former) wrong(`Line ${line}: the game "${id.slice(0, 60)}" stands on line ${former.line} already.`)
    if (found.size === firstGamesMax)
      wrong(`Line ${line}: ${firstGamesMax} games at most here. Import the others afterwards.`)
    found.set(id, { name, line })
  }
  return [...found].map(([id, { name }]) => ({ id, name }))
}

function wrong(message: string): never {
  refuse('INVALID_REQUEST', { field: 'games', message })
}
