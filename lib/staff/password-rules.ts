export const passwordMin = 12
export const passwordLongest = 200

/** So many characters have to be left where all that is obvious was taken out. */
const leftMin = 8

// What people think of first; looked for within a password, too, since a few digits more do not make it better.
const obvious =
  'password passwort kennwort motdepasse contrasena qwerty qwertz azerty letmein welcome iloveyou administrator changeme secret casino jackpot football baseball princess dragon monkey sunshine master superman trustno1'

/**
 * Why a password will not do, or null. `known` are the words that others know of a person: email and name.
 * Length counts most; what is obvious is refused however long.
 */
export function reasonAgainstPassword(password: string, known: string[]): string | null {
  const length = [...password].length
  if (length < passwordMin) return `A password has at least ${passwordMin} characters.`
  if (length > passwordLongest) return `A password has at most ${passwordLongest} characters.`
  const rest = without(plain(password), [...obvious.split(' '), ...known.flatMap(wordsOf)])
  if (rest.length < leftMin || new Set(rest).size < 5 || isRun(rest))
    return 'That is one of the first passwords somebody would try. Three or four words that have nothing to do with one another are good.'
  return null
}

/** What is left where all that is known or obvious is taken out. */
function without(text: string, words: string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ''), text)
}

function wordsOf(known: string): string[] {
  return known
    .split(/[^\p{L}\p{N}]+/u)
    .map(plain)
    .filter(word => word.length >= 3)
}

function plain(text: string): string {
  const swapped: Record<string, string> = {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '@': 'a',
    $: 's',
  }
  const isNumber = /^[0-9]+$/.test(text)
  return isNumber ? text : text.toLowerCase().replace(/[01345@$]/g, letter => swapped[letter]!)
}

/** Whether the characters follow one another: `abcdefghijkl`, `987654321098`. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((letter, at) => letter.codePointAt(0)! - text.codePointAt(at)!)
  const even = steps.filter(step => Math.abs(step) === 1).length
  return even >= steps.length * 0.75
}
