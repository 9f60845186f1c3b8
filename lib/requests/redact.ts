/** What stands in a stored text where a token was. */
export const mask = '[redacted]'

// The name `token` (also as the end of `access_token`), each letter plain, as \u0074 or as %74, however
// deep the text was encoded. U+FFFD may stand between: a body in UTF-16 reads so once it is decoded.
const name = new RegExp([...'token'].map(letter).join('\uFFFD*'), 'gi')
const separator = /(?:[^!-~]|[\\"'/*]|u00(?:0[9ad]|2[027])|%2[027])*(?::|=|u003[ad]|%3[ad])/iy
const blank = /[^!-~]*/y

// A string with what may be stuck to its end; the rest of a text that is itself inside a string; bare words.
const quoted = /(?:"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|'[^'\\]*(?:\\[\s\S][^'\\]*)*'?)[^,}\]&\r\n]*/y
const string = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?/y
const encoded = /[^"\\]*(?:\\[\s\S][^"\\]*)*/y
const bare = /[^,}\]&\r\n]*/y
const inForm = /[^&\s]*/y
const empty = /^[^!-~]*(?:null|""|''|)$/

/**
 * The text with the value of every `token` masked, be it JSON, JSON within JSON, malformed or a query string.
 * Where it is unclear how far a value goes, more is masked rather than less.
 */
export function redactTokens(text: string): string {
  let kept = ''
  let from = 0
  name.lastIndex = 0
  while (name.test(text)) {
    const after = endOf(separator, text, name.lastIndex)
    if (after < 0) continue
    const start = endOf(blank, text, after)
    const end = valueEnd(text, after, start)
    name.lastIndex = end
    const value = text.slice(after, end).trimEnd()
    if (empty.test(value)) continue
    kept += text.slice(from, after) + (text[start] === '"' ? `"${mask}"` : mask)
    from = after + value.length
  }
  return from === 0 ? text : kept + text.slice(from)
}

function letter(char: string): string {
  const lower = char.charCodeAt(0).toString(16)
  const upper = char.toUpperCase().charCodeAt(0).toString(16)
  return `(?:${char}|(?:\\\\{1,8}u00|%)(?:${lower}|${upper}))`
}

/** Where `pattern` (sticky) ends when it begins at `at`, or -1. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

function valueEnd(text: string, after: number, start: number): number {
  switch (text[start]) {
    case '"':
    case "'":
      return endOf(quoted, text, start)
    case '{':
    case '[':
      return structureEnd(text, start)
    case '\\':
    case '%':
      return endOf(encoded, text, start)
    default:
      return endOf(/[=d]/i.test(text[after - 1]!) ? inForm : bare, text, start)
  }
}

/** The end of an object or a list; of one that is never closed, the end of the text. */
function structureEnd(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const char = text[at]
    if (char === '"') at = endOf(string, text, at) - 1
    else if (char === '{' || char === '[') depth++
    else if ((char === '}' || char === ']') && --depth === 0) return at + 1
  }
  return text.length
}
